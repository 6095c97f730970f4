// Generated from data/promql-keywords.json by scripts/generate-functions.mjs. Do not edit.
import type { Aggregation, PromqlKeyword } from "./promql-keyword.ts";

export const aggregationTable: readonly Aggregation[] = [
  {
    "name": "avg",
    "summary": "Mean of the samples of each group.",
    "since": "2.0"
  },
  {
    "name": "bottomk",
    "param": "k",
    "paramType": "scalar",
    "summary": "The k series with the smallest samples of each group, with their own labels.",
    "keepsSeriesLabels": true,
    "since": "2.0"
  },
  {
    "name": "count",
    "summary": "Number of series in each group.",
    "since": "2.0"
  },
  {
    "name": "count_values",
    "param": "label",
    "paramType": "string",
    "summary": "Counts, per distinct sample value, the series that have it; the value becomes the named label.",
    "since": "2.0"
  },
  {
    "name": "group",
    "summary": "1 for each group.",
    "since": "2.20"
  },
  {
    "name": "limit_ratio",
    "param": "r",
    "paramType": "scalar",
    "summary": "A deterministic pseudo-random share r (-1 to 1) of the series of each group, with their own labels.",
    "keepsSeriesLabels": true,
    "experimental": true,
    "since": "2.54"
  },
  {
    "name": "limitk",
    "param": "k",
    "paramType": "scalar",
    "summary": "A deterministic pseudo-random pick of k series of each group, with their own labels.",
    "keepsSeriesLabels": true,
    "experimental": true,
    "since": "2.54"
  },
  {
    "name": "max",
    "summary": "Largest sample of each group.",
    "since": "2.0"
  },
  {
    "name": "min",
    "summary": "Smallest sample of each group.",
    "since": "2.0"
  },
  {
    "name": "quantile",
    "param": "phi",
    "paramType": "scalar",
    "summary": "phi-quantile (0 to 1) over the samples of each group.",
    "since": "2.0"
  },
  {
    "name": "stddev",
    "summary": "Population standard deviation in each group.",
    "since": "2.0"
  },
  {
    "name": "stdvar",
    "summary": "Population variance in each group.",
    "since": "2.0"
  },
  {
    "name": "sum",
    "summary": "Adds up the samples of each group.",
    "since": "2.0"
  },
  {
    "name": "topk",
    "param": "k",
    "paramType": "scalar",
    "summary": "The k series with the largest samples of each group, with their own labels.",
    "keepsSeriesLabels": true,
    "since": "2.0"
  }
];

export const keywordTable: readonly PromqlKeyword[] = [
  {
    "kind": "modifier",
    "name": "anchored",
    "feature": "promql-extended-range-selectors",
    "since": "3.7"
  },
  {
    "kind": "set-operator",
    "name": "and",
    "since": "2.0"
  },
  {
    "kind": "operator-word",
    "name": "atan2",
    "since": "2.31"
  },
  {
    "kind": "modifier",
    "name": "bool",
    "since": "2.0"
  },
  {
    "kind": "modifier",
    "name": "by",
    "since": "2.0"
  },
  {
    "kind": "preprocessor",
    "name": "end",
    "since": "2.25"
  },
  {
    "kind": "modifier",
    "name": "fill",
    "feature": "promql-binop-fill-modifiers",
    "since": "3.10"
  },
  {
    "kind": "modifier",
    "name": "fill_left",
    "feature": "promql-binop-fill-modifiers",
    "since": "3.10"
  },
  {
    "kind": "modifier",
    "name": "fill_right",
    "feature": "promql-binop-fill-modifiers",
    "since": "3.10"
  },
  {
    "kind": "modifier",
    "name": "group_left",
    "since": "2.0"
  },
  {
    "kind": "modifier",
    "name": "group_right",
    "since": "2.0"
  },
  {
    "kind": "modifier",
    "name": "ignoring",
    "since": "2.0"
  },
  {
    "kind": "preprocessor",
    "name": "max_of",
    "since": "3.13"
  },
  {
    "kind": "preprocessor",
    "name": "min_of",
    "since": "3.13"
  },
  {
    "kind": "modifier",
    "name": "offset",
    "since": "2.0"
  },
  {
    "kind": "modifier",
    "name": "on",
    "since": "2.0"
  },
  {
    "kind": "set-operator",
    "name": "or",
    "since": "2.0"
  },
  {
    "kind": "preprocessor",
    "name": "range",
    "since": "3.10"
  },
  {
    "kind": "modifier",
    "name": "smoothed",
    "feature": "promql-extended-range-selectors",
    "since": "3.7"
  },
  {
    "kind": "preprocessor",
    "name": "start",
    "since": "2.25"
  },
  {
    "kind": "preprocessor",
    "name": "step",
    "since": "3.6"
  },
  {
    "kind": "set-operator",
    "name": "unless",
    "since": "2.0"
  },
  {
    "kind": "modifier",
    "name": "without",
    "since": "2.0"
  }
];
