/** Which names metrics and labels may have: any text, or only what Prometheus allowed before 3.0. */
export type NameScheme = "utf8" | "legacy";

/** Mirrors `ValidationScheme.IsValidMetricName` of prometheus/common. */
export function isValidMetricName(name: string, scheme: NameScheme): boolean {
  return scheme === "legacy" ? /^[A-Za-z_:][\w:]*$/.test(name) : isNonEmptyUtf8(name);
}

/** Mirrors `ValidationScheme.IsValidLabelName` of prometheus/common. */
export function isValidLabelName(name: string, scheme: NameScheme): boolean {
  return scheme === "legacy" ? /^[A-Za-z_]\w*$/.test(name) : isNonEmptyUtf8(name);
}

function isNonEmptyUtf8(name: string): boolean {
  return name !== "" && !/\p{Surrogate}/u.test(name);
}
