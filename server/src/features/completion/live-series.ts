import type { Found, FoundMetric, FoundNames } from "../metric-source.ts";

/** What a server tells about one place. */
export interface LiveSeries {
  /** What lists call the server. */
  readonly name: string;
  readonly metrics?: Found<FoundMetric>;
  readonly names?: FoundNames;
  readonly values?: Found<string>;
}
