import type { RegexMatch } from "./regex-compiler.ts";
import { readReplacement } from "./replacement.ts";

/** Fills what groups took into a replacement such as `${1}-$name`, as `Expand` of Go's `regexp` does. */
export function expandReplacement(replacement: string, match: RegexMatch): string {
  if (!replacement.includes("$")) return replacement;
  let expanded = "";
  for (const part of readReplacement(replacement)) {
    if (part.kind === "text") expanded += part.text;
    else if (part.kind === "number") expanded += match.groups[part.number] ?? "";
    else expanded += groupNamed(match, part.name) ?? "";
  }
  return expanded;
}

/** Of several groups with the same name it is the first that took part. */
function groupNamed({ groups, names }: RegexMatch, wanted: string): string | undefined {
  return groups.find((group, at) => group !== undefined && names[at] === wanted);
}
