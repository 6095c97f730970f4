import { aggregationTable, keywordTable } from "./keywords.generated.ts";
import type { Aggregation, PromqlKeyword } from "./promql-keyword.ts";

const aggregations: ReadonlyMap<string, Aggregation> = new Map(
  aggregationTable.map((each) => [each.name, each]),
);

export function allAggregations(): readonly Aggregation[] {
  return aggregationTable;
}

/** The aggregation of that name, in whatever case. */
export function findAggregation(name: string): Aggregation | undefined {
  return aggregations.get(name.toLowerCase());
}

/** All keywords that are no aggregations. */
export function allKeywords(): readonly PromqlKeyword[] {
  return keywordTable;
}
