/** The structures of a `.promrules/metrics.yaml`, written as those of prometheus.yml are. */
export const ownMetricFields = `
OwnMetrics metrics.yaml
  metrics {OwnMetric} The metrics by their names.
OwnMetric metric
  type choice(counter,gauge,histogram,gaugehistogram,summary,info,stateset,unknown) What it is.
  unit choice(seconds,bytes,ratio,celsius,meters,volts,amperes,joules,grams) What it is counted in: one of Prometheus' base units, or any other word.
  help text What it measures.
  from text The program that makes it.
  labels labels Its labels: a list of their names, or the names with some of their values.
  changing labelnames Labels whose values change with the outcome.
  values {OwnValue} What its values mean, where they are codes: a name, or \`name\`, \`help\` and \`health\`.
OwnValue value
  name text What the value is called.
  help text What it says.
  health choice(good,bad) Whether something is wrong when the metric has it.
`;
