/** Whether a message says that one of Prometheus' feature flags would allow what was written. */
export function needsFeature(message: string): boolean {
  return featureWords.test(message);
}

const featureWords =
  /is experimental and must be enabled with|(?:is|are) experimental and not enabled$|is not enabled$/;
