import { metricCatalogue } from "../../scripts/metric-catalogue.mjs";
import { MetricCatalogue } from "../../server/src/core/catalogue/metric-catalogue.ts";

/** The one that is built in. */
export const testCatalogue = new MetricCatalogue(metricCatalogue);
