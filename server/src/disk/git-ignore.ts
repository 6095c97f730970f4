import { type Glob, globMatches, parseGlob } from "../core/text/glob.ts";

/** One `.gitignore`, and how many parts of a path lead to its folder. */
export interface GitIgnore {
  readonly depth: number;
  readonly patterns: readonly IgnorePattern[];
}

interface IgnorePattern {
  readonly glob: Glob;
  readonly negated: boolean;
  readonly folderOnly: boolean;
}

/** Reads the lines of a `.gitignore` as git does (gitignore(5)). */
export function parseGitIgnore(text: string, depth: number): GitIgnore {
  const patterns = text.split("\n").flatMap((line) => {
    const pattern = parsePattern(line.endsWith("\r") ? line.slice(0, -1) : line);
    return pattern === undefined ? [] : [pattern];
  });
  return { depth, patterns };
}

/**
 * Whether git would leave the path out. `files` are the `.gitignore`s of its folders, outermost first:
 * the innermost one that says something decides, and in it the last pattern that matches.
 */
export function isIgnored(files: readonly GitIgnore[], path: readonly string[], isFolder: boolean): boolean {
  for (let at = files.length - 1; at >= 0; at--) {
    const { depth, patterns } = files[at]!;
    const verdict = verdictOf(patterns, path.slice(depth).map(asBytes), isFolder);
    if (verdict !== undefined) return verdict;
  }
  return false;
}

function verdictOf(
  patterns: readonly IgnorePattern[],
  path: readonly string[],
  isFolder: boolean,
): boolean | undefined {
  for (let at = patterns.length - 1; at >= 0; at--) {
    const pattern = patterns[at]!;
    if (pattern.folderOnly && !isFolder) continue;
    if (globMatches(pattern.glob, path)) return !pattern.negated;
  }
  return undefined;
}

function parsePattern(line: string): IgnorePattern | undefined {
  if (line.startsWith("#")) return undefined;
  const negated = line.startsWith("!");
  let text = withoutTrailingSpaces(negated ? line.slice(1) : line);
  const folderOnly = text.endsWith("/");
  if (folderOnly) text = text.slice(0, -1);
  // No path has two slashes in a row, so such a pattern matches nothing.
  if (text === "" || /\/\/|\/$/.test(text)) return undefined;
  // A slash at the start or in the middle ties the pattern to the folder of its file; else it matches at any depth.
  const glob = parseGlob(asBytes(text.includes("/") ? text : `**/${text}`));
  // `folder/**` matches what lies inside the folder, not the folder itself.
  const inside = text.endsWith("/**");
  return { glob: inside ? { segments: [...glob.segments, [{ kind: "star" }]] } : glob, negated, folderOnly };
}

function withoutTrailingSpaces(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === " " && text[end - 2] !== "\\") end--;
  return text.slice(0, end);
}

/** Git compares bytes: `?` is one of them, and `é` are two. */
function asBytes(text: string): string {
  return /^[\0-\x7f]*$/.test(text) ? text : Buffer.from(text).toString("latin1");
}
