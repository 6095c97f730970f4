import { expandReplacement } from "../regex/expand-replacement.ts";
import type { CompiledPattern } from "../regex/regex-compiler.ts";
import { readReplacement } from "../regex/replacement.ts";
import { frameOf } from "./pattern-facts.ts";
import type { OpenLabels } from "./possible-labels.ts";

/** Labels of which it is known what their names begin with. */
export interface PrefixedOpenLabels extends OpenLabels {
  readonly prefix: string;
  /** How often it was narrowed. */
  readonly depth?: number;
}

/** What is narrowed more often stays as it is, so that hundreds of rules do not make a question call itself as often. */
const deepest = 100;

/** What all names begin with that may come from there; empty when that is not known. */
export function prefixOf(open: MaybePrefixed): string {
  return open.prefix ?? (open.source === undefined ? "" : prefixOf(open.source));
}

function depthOf(open: MaybePrefixed): number {
  return open.depth ?? (open.source === undefined ? 0 : depthOf(open.source));
}

/** Open labels without some names have a source, of which the rest is known. */
type MaybePrefixed = OpenLabels & Partial<PrefixedOpenLabels> & { readonly source?: OpenLabels };

/** Only those whose names a condition holds for. */
export function openWhere(open: OpenLabels, isAllowed: (name: string) => boolean): OpenLabels {
  const depth = depthOf(open);
  if (depth >= deepest) return open;
  const narrowed: PrefixedOpenLabels = {
    ...open,
    prefix: prefixOf(open),
    depth: depth + 1,
    allows: (name) => isAllowed(name) && open.allows(name),
  };
  return narrowed;
}

/** What `labelmap` makes of labels whose names are not known; nothing where their names cannot match. */
export function mappedOpen(
  open: OpenLabels,
  { pattern, regex, replacement }: { pattern: string; regex: CompiledPattern; replacement: string },
): Omit<PrefixedOpenLabels, "from"> | undefined {
  const frame = frameOf(pattern);
  if (!isCompatible(frame.prefix, prefixOf(open))) return undefined;
  const template = templateOf(replacement);
  const shown = open.pattern === undefined ? {} : { pattern: replacement };
  if (!frame.hasGroup || template === undefined) {
    return { ...shown, prefix: prefixOfTemplate(replacement), allows: matcherOfTemplate(replacement) };
  }
  return {
    ...shown,
    prefix: template.prefix,
    // What the group took is what is left of the name, so there is only one name that it can have been made of.
    allows: (name) => {
      if (!isBetween(name, template)) return false;
      const taken = name.slice(template.prefix.length, name.length - template.suffix.length);
      const origin = frame.prefix + taken + frame.suffix;
      const match = regex.match(origin);
      return match !== undefined && expandReplacement(replacement, match) === name && open.allows(origin);
    },
  };
}

/** Whether a name can begin with both. */
function isCompatible(left: string, right: string): boolean {
  return left.startsWith(right) || right.startsWith(left);
}

/** Whether a name may come from a template such as `label_$1`, whatever the groups take. */
export function matcherOfTemplate(template: string): (name: string) => boolean {
  const parts = readReplacement(template);
  const first = parts[0]?.kind === "text" ? parts[0].text : "";
  const last = parts.at(-1)?.kind === "text" ? (parts.at(-1) as { readonly text: string }).text : "";
  if (parts.length === 1 && parts[0]!.kind === "text") return (name) => name === first;
  return (name) => isBetween(name, { prefix: first, suffix: last });
}

interface Frame {
  readonly prefix: string;
  readonly suffix: string;
}

function isBetween(name: string, { prefix, suffix }: Frame): boolean {
  return name.length >= prefix.length + suffix.length && name.startsWith(prefix) && name.endsWith(suffix);
}

/** A replacement that is text around `$1`. */
function templateOf(replacement: string): Frame | undefined {
  const parts = readReplacement(replacement);
  const groups = parts.filter((part) => part.kind !== "text");
  if (groups.length !== 1 || groups[0]!.kind !== "number" || groups[0]!.number !== 1) return undefined;
  const at = parts.indexOf(groups[0]!);
  const text = (from: number, to: number) =>
    parts
      .slice(from, to)
      .map((part) => (part.kind === "text" ? part.text : ""))
      .join("");
  return { prefix: text(0, at), suffix: text(at + 1, parts.length) };
}

function prefixOfTemplate(replacement: string): string {
  const first = readReplacement(replacement)[0];
  return first?.kind === "text" ? first.text : "";
}
