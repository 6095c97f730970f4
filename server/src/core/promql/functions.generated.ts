// Generated from data/promql-functions.json by scripts/generate-functions.mjs. Do not edit.
import type { PromqlFunction, RemovedFunction } from "./promql-function.ts";

export const functionTable: readonly PromqlFunction[] = [
  {
    "name": "abs",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Replaces every sample by its absolute value.",
    "useWith": "any",
    "since": "2.0"
  },
  {
    "name": "absent",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Yields one series with value 1 when the selector matches nothing, and nothing when it matches something; labels come from its equality matchers.",
    "useWith": "any",
    "since": "2.0"
  },
  {
    "name": "absent_over_time",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "summary": "Like absent(), but asks whether the series had any sample in the whole range.",
    "useWith": "any",
    "since": "2.16"
  },
  {
    "name": "acos",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Arc cosine of every sample, in radians.",
    "useWith": "any",
    "since": "2.31"
  },
  {
    "name": "acosh",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Inverse hyperbolic cosine of every sample.",
    "useWith": "any",
    "since": "2.31"
  },
  {
    "name": "asin",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Arc sine of every sample, in radians.",
    "useWith": "any",
    "since": "2.31"
  },
  {
    "name": "asinh",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Inverse hyperbolic sine of every sample.",
    "useWith": "any",
    "since": "2.31"
  },
  {
    "name": "atan",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Arc tangent of every sample, in radians.",
    "useWith": "any",
    "since": "2.31"
  },
  {
    "name": "atanh",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Inverse hyperbolic tangent of every sample.",
    "useWith": "any",
    "since": "2.31"
  },
  {
    "name": "avg_over_time",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "summary": "Mean of the samples each series has in the range.",
    "useWith": "gauge",
    "since": "2.0"
  },
  {
    "name": "ceil",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Rounds every sample up to a whole number.",
    "useWith": "any",
    "since": "2.0"
  },
  {
    "name": "changes",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "summary": "Counts how often a series changed its value within the range.",
    "useWith": "any",
    "since": "2.0"
  },
  {
    "name": "clamp",
    "params": [
      "v",
      "min",
      "max"
    ],
    "argTypes": [
      "vector",
      "scalar",
      "scalar"
    ],
    "returnType": "vector",
    "summary": "Limits every sample to lie between min and max; empty when min is above max.",
    "useWith": "any",
    "since": "2.26"
  },
  {
    "name": "clamp_max",
    "params": [
      "v",
      "max"
    ],
    "argTypes": [
      "vector",
      "scalar"
    ],
    "returnType": "vector",
    "summary": "Limits every sample to be at most max.",
    "useWith": "any",
    "since": "2.0"
  },
  {
    "name": "clamp_min",
    "params": [
      "v",
      "min"
    ],
    "argTypes": [
      "vector",
      "scalar"
    ],
    "returnType": "vector",
    "summary": "Limits every sample to be at least min.",
    "useWith": "any",
    "since": "2.0"
  },
  {
    "name": "cos",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Cosine of every sample, taken as radians.",
    "useWith": "any",
    "since": "2.31"
  },
  {
    "name": "cosh",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Hyperbolic cosine of every sample.",
    "useWith": "any",
    "since": "2.31"
  },
  {
    "name": "count_over_time",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "summary": "Number of samples each series has in the range.",
    "useWith": "any",
    "since": "2.0"
  },
  {
    "name": "day_of_month",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "variadic": 1,
    "returnType": "vector",
    "summary": "UTC day of the month (1-31) of a Unix timestamp.",
    "useWith": "timestamp",
    "since": "2.0"
  },
  {
    "name": "day_of_week",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "variadic": 1,
    "returnType": "vector",
    "summary": "UTC weekday of a Unix timestamp, 0 being Sunday and 6 Saturday.",
    "useWith": "timestamp",
    "since": "2.0"
  },
  {
    "name": "day_of_year",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "variadic": 1,
    "returnType": "vector",
    "summary": "UTC day of the year (1-366) of a Unix timestamp.",
    "useWith": "timestamp",
    "since": "2.36"
  },
  {
    "name": "days_in_month",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "variadic": 1,
    "returnType": "vector",
    "summary": "Length, in days (28-31), of the UTC month a Unix timestamp falls in.",
    "useWith": "timestamp",
    "since": "2.0"
  },
  {
    "name": "deg",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Converts radians to degrees.",
    "useWith": "any",
    "since": "2.31"
  },
  {
    "name": "delta",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "summary": "Difference between the last and the first value in the range, extrapolated to the whole range.",
    "useWith": "gauge",
    "since": "2.0"
  },
  {
    "name": "deriv",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "summary": "Per-second slope of a linear regression through the samples in the range.",
    "useWith": "gauge",
    "since": "2.0"
  },
  {
    "name": "double_exponential_smoothing",
    "params": [
      "v",
      "sf",
      "tf"
    ],
    "argTypes": [
      "matrix",
      "scalar",
      "scalar"
    ],
    "returnType": "vector",
    "experimental": true,
    "summary": "Smooths a series by its level and its trend (Holt's linear method); both factors lie between 0 and 1. Called holt_winters before version 3.",
    "useWith": "gauge",
    "since": "3.0"
  },
  {
    "name": "end",
    "params": [],
    "argTypes": [],
    "returnType": "scalar",
    "experimental": true,
    "summary": "Unix time at which the evaluated query range ends; for an instant query the evaluation time.",
    "useWith": "none",
    "since": "3.12"
  },
  {
    "name": "exp",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "e raised to every sample.",
    "useWith": "any",
    "since": "2.0"
  },
  {
    "name": "first_over_time",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "summary": "Oldest sample of each series in the range.",
    "useWith": "any",
    "since": "3.7",
    "stableSince": "3.14"
  },
  {
    "name": "floor",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Rounds every sample down to a whole number.",
    "useWith": "any",
    "since": "2.0"
  },
  {
    "name": "histogram_avg",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Mean of the observations stored in each native histogram sample.",
    "useWith": "native-histogram",
    "since": "2.51"
  },
  {
    "name": "histogram_count",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Number of observations stored in each native histogram sample.",
    "useWith": "native-histogram",
    "since": "2.40"
  },
  {
    "name": "histogram_fraction",
    "params": [
      "lower",
      "upper",
      "b"
    ],
    "argTypes": [
      "scalar",
      "scalar",
      "vector"
    ],
    "returnType": "vector",
    "summary": "Estimated share of observations that lie between two bounds.",
    "useWith": "histogram-rate",
    "since": "2.40"
  },
  {
    "name": "histogram_quantile",
    "params": [
      "phi",
      "b"
    ],
    "argTypes": [
      "scalar",
      "vector"
    ],
    "returnType": "vector",
    "summary": "Estimates the phi-quantile (0 to 1) from the buckets of a histogram; classic histograms need their le label.",
    "useWith": "histogram-rate",
    "since": "2.0"
  },
  {
    "name": "histogram_quantiles",
    "params": [
      "v",
      "quantile_label",
      "phi",
      "phi"
    ],
    "argTypes": [
      "vector",
      "string",
      "scalar",
      "scalar"
    ],
    "variadic": 9,
    "returnType": "vector",
    "experimental": true,
    "summary": "Estimates up to ten quantiles at once, each tagged with the named label.",
    "useWith": "histogram-rate",
    "since": "3.11"
  },
  {
    "name": "histogram_stddev",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Estimated standard deviation of the observations in each native histogram sample.",
    "useWith": "native-histogram",
    "since": "2.47"
  },
  {
    "name": "histogram_stdvar",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Estimated variance of the observations in each native histogram sample.",
    "useWith": "native-histogram",
    "since": "2.47"
  },
  {
    "name": "histogram_sum",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Sum of the observations stored in each native histogram sample.",
    "useWith": "native-histogram",
    "since": "2.40"
  },
  {
    "name": "hour",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "variadic": 1,
    "returnType": "vector",
    "summary": "UTC hour of the day (0-23) of a Unix timestamp.",
    "useWith": "timestamp",
    "since": "2.0"
  },
  {
    "name": "idelta",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "summary": "Difference between the two newest samples in the range.",
    "useWith": "gauge",
    "since": "2.0"
  },
  {
    "name": "increase",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "summary": "How much a counter grew over the range, resets corrected and extrapolated to the whole range.",
    "useWith": "counter",
    "since": "2.0"
  },
  {
    "name": "info",
    "params": [
      "v",
      "data_label_selector"
    ],
    "argTypes": [
      "vector",
      "vector"
    ],
    "variadic": 1,
    "returnType": "vector",
    "experimental": true,
    "summary": "Adds the data labels of matching info series (target_info by default, joined on job and instance) to each series.",
    "useWith": "any",
    "since": "2.55"
  },
  {
    "name": "irate",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "summary": "Per-second growth of a counter between the two newest samples in the range.",
    "useWith": "counter",
    "since": "2.0"
  },
  {
    "name": "label_join",
    "params": [
      "v",
      "dst_label",
      "separator",
      "src_label"
    ],
    "argTypes": [
      "vector",
      "string",
      "string",
      "string"
    ],
    "variadic": -1,
    "returnType": "vector",
    "summary": "Sets a label to the values of other labels joined by a separator.",
    "useWith": "any",
    "since": "2.0"
  },
  {
    "name": "label_replace",
    "params": [
      "v",
      "dst_label",
      "replacement",
      "src_label",
      "regex"
    ],
    "argTypes": [
      "vector",
      "string",
      "string",
      "string",
      "string"
    ],
    "returnType": "vector",
    "summary": "Sets a label from the capture groups of a fully anchored regular expression on another label; no match leaves the series as it was.",
    "useWith": "any",
    "since": "2.0"
  },
  {
    "name": "last_over_time",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "summary": "Newest sample of each series in the range.",
    "useWith": "any",
    "since": "2.26"
  },
  {
    "name": "ln",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Natural logarithm of every sample.",
    "useWith": "any",
    "since": "2.0"
  },
  {
    "name": "log10",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Base-10 logarithm of every sample.",
    "useWith": "any",
    "since": "2.0"
  },
  {
    "name": "log2",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Base-2 logarithm of every sample.",
    "useWith": "any",
    "since": "2.0"
  },
  {
    "name": "mad_over_time",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "experimental": true,
    "summary": "Median absolute deviation of the samples in the range.",
    "useWith": "gauge",
    "since": "2.49"
  },
  {
    "name": "max_of",
    "params": [
      "a",
      "b"
    ],
    "argTypes": [
      "scalar",
      "scalar"
    ],
    "returnType": "scalar",
    "experimental": true,
    "summary": "The larger of two scalars.",
    "useWith": "none",
    "since": "3.13"
  },
  {
    "name": "max_over_time",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "summary": "Largest sample of each series in the range.",
    "useWith": "gauge",
    "since": "2.0"
  },
  {
    "name": "min_of",
    "params": [
      "a",
      "b"
    ],
    "argTypes": [
      "scalar",
      "scalar"
    ],
    "returnType": "scalar",
    "experimental": true,
    "summary": "The smaller of two scalars.",
    "useWith": "none",
    "since": "3.13"
  },
  {
    "name": "min_over_time",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "summary": "Smallest sample of each series in the range.",
    "useWith": "gauge",
    "since": "2.0"
  },
  {
    "name": "minute",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "variadic": 1,
    "returnType": "vector",
    "summary": "UTC minute of the hour (0-59) of a Unix timestamp.",
    "useWith": "timestamp",
    "since": "2.0"
  },
  {
    "name": "month",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "variadic": 1,
    "returnType": "vector",
    "summary": "UTC month (1-12) of a Unix timestamp.",
    "useWith": "timestamp",
    "since": "2.0"
  },
  {
    "name": "pi",
    "params": [],
    "argTypes": [],
    "returnType": "scalar",
    "summary": "The number pi.",
    "useWith": "none",
    "since": "2.31"
  },
  {
    "name": "predict_linear",
    "params": [
      "v",
      "t"
    ],
    "argTypes": [
      "matrix",
      "scalar"
    ],
    "returnType": "vector",
    "summary": "Value a series will have t seconds from now if it goes on along its linear regression.",
    "useWith": "gauge",
    "since": "2.0"
  },
  {
    "name": "present_over_time",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "summary": "1 for every series that has a sample in the range.",
    "useWith": "any",
    "since": "2.29"
  },
  {
    "name": "quantile_over_time",
    "params": [
      "phi",
      "v"
    ],
    "argTypes": [
      "scalar",
      "matrix"
    ],
    "returnType": "vector",
    "summary": "phi-quantile of the samples each series has in the range.",
    "useWith": "gauge",
    "since": "2.0"
  },
  {
    "name": "rad",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Converts degrees to radians.",
    "useWith": "any",
    "since": "2.31"
  },
  {
    "name": "range",
    "params": [],
    "argTypes": [],
    "returnType": "scalar",
    "experimental": true,
    "summary": "Length in seconds of the evaluated query range; 0 for an instant query.",
    "useWith": "none",
    "since": "3.12"
  },
  {
    "name": "rate",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "summary": "Average per-second growth of a counter over the range, resets corrected and extrapolated to its ends.",
    "useWith": "counter",
    "since": "2.0"
  },
  {
    "name": "resets",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "summary": "Counts the counter resets within the range.",
    "useWith": "counter",
    "since": "2.0"
  },
  {
    "name": "round",
    "params": [
      "v",
      "to_nearest"
    ],
    "argTypes": [
      "vector",
      "scalar"
    ],
    "variadic": 1,
    "returnType": "vector",
    "summary": "Rounds every sample to the nearest multiple of to_nearest (1 if not given), ties upwards.",
    "useWith": "any",
    "since": "2.0"
  },
  {
    "name": "scalar",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "scalar",
    "summary": "Value of a vector that has exactly one series, as a scalar; NaN otherwise.",
    "useWith": "any",
    "since": "2.0"
  },
  {
    "name": "sgn",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Sign of every sample: -1, 0 or 1.",
    "useWith": "any",
    "since": "2.26"
  },
  {
    "name": "sin",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Sine of every sample, taken as radians.",
    "useWith": "any",
    "since": "2.31"
  },
  {
    "name": "sinh",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Hyperbolic sine of every sample.",
    "useWith": "any",
    "since": "2.31"
  },
  {
    "name": "sort",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Orders the series of an instant query by value, smallest first.",
    "useWith": "any",
    "since": "2.0"
  },
  {
    "name": "sort_by_label",
    "params": [
      "v",
      "label"
    ],
    "argTypes": [
      "vector",
      "string"
    ],
    "variadic": -1,
    "returnType": "vector",
    "experimental": true,
    "summary": "Orders the series of an instant query by the given labels, naturally ascending.",
    "useWith": "any",
    "since": "2.49"
  },
  {
    "name": "sort_by_label_desc",
    "params": [
      "v",
      "label"
    ],
    "argTypes": [
      "vector",
      "string"
    ],
    "variadic": -1,
    "returnType": "vector",
    "experimental": true,
    "summary": "Orders the series of an instant query by the given labels, naturally descending.",
    "useWith": "any",
    "since": "2.49"
  },
  {
    "name": "sort_desc",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Orders the series of an instant query by value, largest first.",
    "useWith": "any",
    "since": "2.0"
  },
  {
    "name": "sqrt",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Square root of every sample.",
    "useWith": "any",
    "since": "2.0"
  },
  {
    "name": "start",
    "params": [],
    "argTypes": [],
    "returnType": "scalar",
    "experimental": true,
    "summary": "Unix time at which the evaluated query range starts; for an instant query the evaluation time.",
    "useWith": "none",
    "since": "3.12"
  },
  {
    "name": "start_timestamp",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "experimental": true,
    "summary": "Unix time at which each selected sample's counting began; only on a plain selector and with the use-start-timestamps feature.",
    "useWith": "any",
    "since": "3.14"
  },
  {
    "name": "stddev_over_time",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "summary": "Population standard deviation of the samples in the range.",
    "useWith": "gauge",
    "since": "2.0"
  },
  {
    "name": "stdvar_over_time",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "summary": "Population variance of the samples in the range.",
    "useWith": "gauge",
    "since": "2.0"
  },
  {
    "name": "step",
    "params": [],
    "argTypes": [],
    "returnType": "scalar",
    "experimental": true,
    "summary": "Resolution step of the query in seconds; 0 for an instant query.",
    "useWith": "none",
    "since": "3.12"
  },
  {
    "name": "sum_over_time",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "summary": "Sum of the samples each series has in the range.",
    "useWith": "gauge",
    "since": "2.0"
  },
  {
    "name": "tan",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Tangent of every sample, taken as radians.",
    "useWith": "any",
    "since": "2.31"
  },
  {
    "name": "tanh",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Hyperbolic tangent of every sample.",
    "useWith": "any",
    "since": "2.31"
  },
  {
    "name": "time",
    "params": [],
    "argTypes": [],
    "returnType": "scalar",
    "summary": "Unix time in seconds at which the expression is evaluated.",
    "useWith": "none",
    "since": "2.0"
  },
  {
    "name": "timestamp",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "returnType": "vector",
    "summary": "Unix time of each sample.",
    "useWith": "any",
    "since": "2.0"
  },
  {
    "name": "ts_of_first_over_time",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "experimental": true,
    "summary": "Unix time of the oldest sample in the range.",
    "useWith": "any",
    "since": "3.7"
  },
  {
    "name": "ts_of_last_over_time",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "experimental": true,
    "summary": "Unix time of the newest sample in the range.",
    "useWith": "any",
    "since": "3.5"
  },
  {
    "name": "ts_of_max_over_time",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "experimental": true,
    "summary": "Unix time of the newest sample that holds the range's maximum.",
    "useWith": "gauge",
    "since": "3.5"
  },
  {
    "name": "ts_of_min_over_time",
    "params": [
      "v"
    ],
    "argTypes": [
      "matrix"
    ],
    "returnType": "vector",
    "experimental": true,
    "summary": "Unix time of the newest sample that holds the range's minimum.",
    "useWith": "gauge",
    "since": "3.5"
  },
  {
    "name": "vector",
    "params": [
      "s"
    ],
    "argTypes": [
      "scalar"
    ],
    "returnType": "vector",
    "summary": "Turns a scalar into one series without labels.",
    "useWith": "none",
    "since": "2.0"
  },
  {
    "name": "year",
    "params": [
      "v"
    ],
    "argTypes": [
      "vector"
    ],
    "variadic": 1,
    "returnType": "vector",
    "summary": "UTC year of a Unix timestamp.",
    "useWith": "timestamp",
    "since": "2.0"
  }
];

export const removedFunctionTable: readonly RemovedFunction[] = [
  {
    "name": "holt_winters",
    "since": "2.0",
    "lastIn": "2.55"
  }
];
