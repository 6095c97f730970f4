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
  // Looking for any half of a pair is several times as fast as telling whether its other half is there.
  return name !== "" && (!/[\ud800-\udfff]/.test(name) || !/\p{Surrogate}/u.test(name));
}

/** How a name that needs UTF-8 is rewritten for readers that only know the old characters. */
export type EscapeScheme = "underscores" | "dots" | "values";

/** Mirrors `EscapeName` of prometheus/common. */
export function escapeName(name: string, scheme: EscapeScheme): string {
  if (name === "") return name;
  const isLegacy = isValidMetricName(name, "legacy");
  switch (scheme) {
    case "underscores":
      return isLegacy ? name : replaceInvalid(name, () => "_");
    case "dots":
      return replaceInvalid(name.replaceAll("_", "__"), (character) => (character === "." ? "_dot_" : "__"));
    case "values":
      return isLegacy ? name : `U__${replaceInvalid(name.replaceAll("_", "__"), escapedValue)}`;
  }
}

function escapedValue(character: string): string {
  return `_${character.codePointAt(0)!.toString(16)}_`;
}

function replaceInvalid(name: string, replacement: (character: string) => string): string {
  return name.replace(/^[\d]|[^\w:]/gu, replacement);
}
