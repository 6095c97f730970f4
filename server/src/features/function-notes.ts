/** What surprises about functions and aggregations; those without a note do what they say. */
export function findFunctionNote(name: string): string | undefined {
  return Object.hasOwn(notes, name) ? notes[name] : undefined;
}

export function functionsWithNotes(): readonly string[] {
  return Object.keys(notes);
}

const twoSamples =
  "A series needs two samples within the range, so the range should be four scrape intervals or more.";
const extrapolated = "The result is extrapolated to the whole range, and so rarely a whole number.";
const perSeries =
  "It works on each series by itself, over time; `{}` across series is the business of the aggregations.";
const utc = "Without an argument it tells of the time of evaluation. Time zones are not known: all is UTC.";

const notes: Readonly<Record<string, string>> = {
  absent: "It tells of all series together: that one of many targets is missing it does not see.",
  absent_over_time:
    "It tells of all series together: that one of many is missing it does not see. Labels of the result come from `=` matchers only.",
  avg: "Averages of averages or of percentiles mean nothing: divide the sum of the sums by the sum of the counts.",
  avg_over_time: over("avg"),
  changes: "The first sample of the range is what others are compared with; it is no change.",
  clamp_min: "Dividing by `clamp_min(x, 1)` avoids division by 0.",
  count:
    "Of no series there is no count, not 0: `count(x) == 0` is never true, `absent(x)` is what is meant.",
  delta: `Of a counter, a reset looks like a fall: that is what \`increase\` is for. ${extrapolated}`,
  deriv: "The slope of a counter is what `rate` tells.",
  group: "It is for expressions in which only the labels matter.",
  histogram_fraction: "Of classic histograms the bounds should be bounds of buckets.",
  histogram_quantile:
    "Of a classic histogram keep `le` when summing up: `histogram_quantile(0.9, sum by (le) (rate(x_bucket[5m])))`. The result is interpolated within a bucket, so no finer than the buckets are.",
  hour: utc,
  day_of_month: utc,
  day_of_week: utc,
  day_of_year: utc,
  days_in_month: utc,
  minute: utc,
  month: utc,
  year: utc,
  idelta: "It looks at two samples only, so most of the range is not seen.",
  increase: `It is \`rate\` times the seconds of the range. ${extrapolated} ${twoSamples}`,
  irate: "It looks at the last two samples only: too nervous for alerts, for which `rate` is better.",
  label_replace:
    "The pattern is anchored at both ends. Where it does not match, nothing is changed; two series that end up with the same labels fail the query.",
  label_join: "Two series that end up with the same labels fail the query.",
  last_over_time: "It bridges gaps in which a series has no samples.",
  max: "Of no series there is no maximum, not 0.",
  max_over_time: over("max"),
  min: "Of no series there is no minimum, not 0.",
  min_over_time: over("min"),
  predict_linear: "The line is drawn through all samples of the range: a short range follows every wiggle.",
  quantile: "The rank is between 0 and 1: 0.95, not 95.",
  quantile_over_time: "The rank is between 0 and 1: 0.95, not 95.",
  rate: `Take the rate first and sum up then, so that resets of single counters are seen. ${twoSamples}`,
  resets: "Every fall of the value counts as a reset, also that of a gauge.",
  round: "It rounds to multiples: `round(x, 0.1)` keeps one decimal place.",
  scalar: "With no series or several it is NaN, with which no comparison but `!=` is true.",
  sort: "Order means nothing in rules and in range queries.",
  sort_desc: "Order means nothing in rules and in range queries.",
  sum: "Of no series there is no sum, not 0; `or vector(0)` adds one.",
  sum_over_time: "It adds up samples, of which there are more where scrapes are more frequent.",
  time: "It is the time of evaluation, the same in all of the expression, not that of a sample.",
  timestamp:
    "It is the time of a sample only of a plain selector; of anything else it is the time of evaluation.",
  topk: "In alerts, series come and go with their rank, and each begins to wait anew.",
  bottomk: "In alerts, series come and go with their rank, and each begins to wait anew.",
  vector:
    "The one element has no labels: operators bring it together with others without labels only, or with any by `on ()`.",
};

function over(name: string): string {
  return perSeries.replace("{}", name);
}
