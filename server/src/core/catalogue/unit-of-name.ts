/** What a metric counts by the suffix that Prometheus' naming conventions give it. */
export function unitOfName(name: string): string | undefined {
  const [, unit] = suffix.exec(name) ?? [];
  return unit === "timestamp_seconds" ? "seconds since 1970" : unit;
}

const suffix =
  /_(timestamp_seconds|seconds|bytes|ratio|celsius|volts|amperes|watts|joules|meters|hertz|grams|percent|milliseconds|microseconds|nanoseconds)(?:_total)?$/;
