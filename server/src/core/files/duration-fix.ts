import { parseDuration } from "../promql/duration.ts";
import type { Fix } from "../text/fix.ts";
import { replaceInScalar } from "../yaml/scalar-edit.ts";
import type { YamlScalar } from "../yaml/yaml-node.ts";

/** Writes a duration that Prometheus cannot parse as it was probably meant: units in full, spaces, no unit. */
export function durationFix(text: string, scalar: YamlScalar): Fix | undefined {
  const { value } = scalar;
  if (value.length > 100) return undefined;
  const isNumber = /^\d+$/.test(value.trim());
  const meant = isNumber ? `${value.trim()}s` : value.trim().replace(/(\d) *([a-zA-Z]+) */g, shortened);
  if (meant === value || !parseDuration(meant).ok) return undefined;
  const edit = replaceInScalar(text, scalar, { span: { from: 0, to: value.length }, newText: meant });
  // That a bare number means seconds is only likely.
  return edit && { title: `Write \`${meant}\``, safe: !isNumber, edits: [edit] };
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
