import type { CatalogueData } from "../server/src/core/catalogue/catalogue-data.ts";

export function metricCatalogue(): CatalogueData;
