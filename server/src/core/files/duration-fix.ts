import { parseDuration } from "../promql/duration.ts";
import type { Fix } from "../text/fix.ts";
import { replaceInScalar } from "../yaml/scalar-edit.ts";
import type { YamlScalar } from "../yaml/yaml-node.ts";

/** Writes a duration that Prometheus cannot parse as it was probably meant: units in full, spaces, no unit at the end. */
export function durationFix(text: string, scalar: YamlScalar): Fix | undefined {
  const { value } = scalar;
  if (value.length > 100) return undefined;
  const isNumber = /^\d+$/.test(value.trim());
  const inUnits = value.trim().replace(/(\d) *([a-zA-Z]+) */g, shortened);
  const isOpen = /[hm][0-5]\d$/.test(inUnits);
  const meant = isNumber ? `${value.trim()}s` : isOpen ? inUnits + nextUnit(inUnits) : inUnits;
  if (meant === value || !parseDuration(meant).ok) return undefined;
  const edit = replaceInScalar(text, scalar, { span: { from: 0, to: value.length }, newText: meant });
  // What a number without a unit means is only likely.
  return edit && { title: `Write \`${meant}\``, safe: !isNumber && !isOpen, edits: [edit] };
}

/** Two digits behind hours are minutes, as on a clock. */
function nextUnit(text: string): string {
  return text.at(-3) === "h" ? "m" : "s";
}

function shortened(whole: string, digit: string, name: string): string {
  const unit = longNames.find(([pattern]) => pattern.test(name))?.[1];
  return unit === undefined ? whole : digit + unit;
}

const longNames: readonly (readonly [RegExp, string])[] = [
  [/^(?:ms|msecs?|milli(?:second)?s?)$/i, "ms"],
  [/^(?:s|secs?|seconds?)$/i, "s"],
  [/^(?:m|mins?|minutes?)$/, "m"],
  [/^(?:h|hrs?|hours?)$/i, "h"],
  [/^(?:d|days?)$/i, "d"],
  [/^(?:w|weeks?)$/i, "w"],
  [/^(?:y|years?)$/i, "y"],
];
