/** One part of a path pattern, between slashes: characters, `?`, `*` and `[…]`. */
type Token =
  | { readonly kind: "character"; readonly character: string }
  | { readonly kind: "any" }
  | { readonly kind: "star" }
  | {
      readonly kind: "class";
      readonly negated: boolean;
      readonly ranges: readonly (readonly [string, string])[];
    };

export type SegmentPattern = readonly Token[] | "**";

export interface Glob {
  readonly segments: readonly SegmentPattern[];
}

/**
 * Patterns as shells and `.gitignore` write them. They are matched by hand and not through `RegExp`,
 * whose backtracking a hostile pattern such as `*a*a*a*a*b` could make last for hours.
 */
export function parseGlob(pattern: string): Glob {
  const segments = splitAtSlashes(pattern).map((text) => (text === "**" ? "**" : parseSegment(text)));
  return { segments };
}

/** Whether the whole path, given as its parts, matches. */
export function globMatches(glob: Glob, path: readonly string[]): boolean {
  return matchSequence(
    glob.segments,
    path,
    (segment) => segment === "**",
    (segment, name) => segment !== "**" && segmentMatches(segment, name),
  );
}

/** Whether a whole text matches a pattern, with slashes as characters like any other. */
export function textMatches(pattern: string, text: string): boolean {
  return segmentMatches(parseSegment(pattern), text);
}

/** Whether something below the folder `path` could match. */
export function globCanMatchBelow(glob: Glob, path: readonly string[]): boolean {
  for (const [index, name] of path.entries()) {
    const segment = glob.segments[index];
    if (segment === "**") return true;
    if (segment === undefined || !segmentMatches(segment, name)) return false;
  }
  return glob.segments.length > path.length;
}

export function isGlob(text: string): boolean {
  return /[*?[{]/.test(text);
}

/** `a{b,c}` → `ab`, `ac`. Stops at a thousand patterns, so that nested braces cannot fill the memory. */
export function expandBraces(pattern: string): string[] {
  const done = new Set<string>();
  const open = [pattern];
  while (open.length > 0 && done.size + open.length < 1000) {
    const next = open.shift()!;
    const group = innermostGroup(next);
    if (group === undefined) done.add(next);
    else
      open.push(...group.choices.map((choice) => next.slice(0, group.from) + choice + next.slice(group.to)));
  }
  return [...done, ...open];
}

function innermostGroup(pattern: string): { from: number; to: number; choices: string[] } | undefined {
  for (let to = pattern.indexOf("}"); to !== -1; to = pattern.indexOf("}", to + 1)) {
    const from = pattern.lastIndexOf("{", to);
    if (from === -1) continue;
    const choices = pattern.slice(from + 1, to).split(",");
    if (choices.length > 1) return { from, to: to + 1, choices };
  }
  return undefined;
}

function splitAtSlashes(pattern: string): string[] {
  return pattern.split("/").filter((part) => part !== "");
}

function parseSegment(text: string): Token[] {
  const tokens: Token[] = [];
  const characters = [...text];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!;
    if (character === "*") {
      if (tokens.at(-1)?.kind !== "star") tokens.push({ kind: "star" });
    } else if (character === "?") {
      tokens.push({ kind: "any" });
    } else if (character === "\\" && at + 1 < characters.length) {
      tokens.push({ kind: "character", character: characters[++at]! });
    } else if (character === "[") {
      const set = parseClass(characters, at);
      if (set === undefined) {
        tokens.push({ kind: "character", character });
      } else {
        tokens.push(set.token);
        at = set.last;
      }
    } else {
      tokens.push({ kind: "character", character });
    }
  }
  return tokens;
}

/** `[a-z]`, `[!a]`, `[]x]`; `undefined` when the bracket is never closed and stands for itself. */
function parseClass(characters: readonly string[], open: number): { token: Token; last: number } | undefined {
  let at = open + 1;
  const negated = characters[at] === "!" || characters[at] === "^";
  if (negated) at++;
  const ranges: [string, string][] = [];
  const first = at;
  for (; at < characters.length; at++) {
    if (characters[at] === "]" && at > first) return { token: { kind: "class", negated, ranges }, last: at };
    if (characters[at] === "\\" && at + 1 < characters.length) at++;
    const low = characters[at]!;
    const high = characters[at + 2];
    if (characters[at + 1] === "-" && high !== undefined && high !== "]") {
      ranges.push([low, high]);
      at += 2;
    } else {
      ranges.push([low, low]);
    }
  }
  return undefined;
}

/** The only name that a segment matches, when it has no wildcards. */
export function onlyName(segment: SegmentPattern): string | undefined {
  let name = "";
  for (const token of segment) {
    if (typeof token === "string" || token.kind !== "character") return undefined;
    name += token.character;
  }
  return name;
}

export function nameMatches(segment: SegmentPattern, name: string): boolean {
  return segment === "**" || segmentMatches(segment, name);
}

function segmentMatches(tokens: readonly Token[], name: string): boolean {
  return matchSequence(
    tokens,
    [...name],
    (token) => token.kind === "star",
    (token, character) => {
      if (token.kind === "character") return token.character === character;
      if (token.kind === "class") {
        return token.ranges.some(([low, high]) => low <= character && character <= high) !== token.negated;
      }
      return token.kind === "any";
    },
  );
}

/** Wildcard matching that only ever goes back to the last star, which is enough and keeps it quadratic at worst. */
function matchSequence<Part, Item>(
  pattern: readonly Part[],
  items: readonly Item[],
  isStar: (part: Part) => boolean,
  matches: (part: Part, item: Item) => boolean,
): boolean {
  let part = 0;
  let item = 0;
  let starPart = -1;
  let starItem = 0;
  while (item < items.length) {
    const current = pattern[part];
    if (current !== undefined && isStar(current)) {
      starPart = part++;
      starItem = item;
    } else if (current !== undefined && matches(current, items[item]!)) {
      part++;
      item++;
    } else if (starPart !== -1) {
      part = starPart + 1;
      item = ++starItem;
    } else {
      return false;
    }
  }
  while (part < pattern.length && isStar(pattern[part]!)) part++;
  return part === pattern.length;
}
