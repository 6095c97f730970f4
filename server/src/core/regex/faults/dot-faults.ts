import type { RegexNode } from "../ast.ts";
import type { EditableFault } from "./pattern-fault.ts";
import { plainCharacter, rowsIn } from "./regex-walk.ts";

/** Dots without a backslash in what looks like an address, a host name, a number or a file name. */
export function dotFaults(pattern: string, root: RegexNode): readonly EditableFault[] {
  if (!/\w\.\w|\.\w+\.\w/.test(pattern)) return [];
  const faults: EditableFault[] = [];
  for (const row of rowsIn(root)) {
    for (let at = 0; at < row.length; at++) {
      const end = endOfWord(pattern, row, at);
      if (end > at) addWord(pattern, { row, from: at, to: end }, faults);
      at = Math.max(at, end - 1);
    }
  }
  // Whoever forgot one backslash mostly forgot them all.
  const [first] = faults.sort((a, b) => a.span.from - b.span.from);
  return first === undefined ? [] : [{ ...first, edits: faults.flatMap(({ edits }) => edits) }];
}

/** Up to where letters, digits, hyphens and single dots go on. */
function endOfWord(pattern: string, row: readonly RegexNode[], from: number): number {
  let at = from;
  while (
    at < row.length &&
    (row[at]!.kind === "any" || /[\w-]/.test(plainCharacter(pattern, row[at]) ?? ""))
  ) {
    at++;
  }
  return at;
}

interface Word {
  readonly row: readonly RegexNode[];
  readonly from: number;
  readonly to: number;
}

function addWord(pattern: string, { row, from, to }: Word, faults: EditableFault[]): void {
  const span = { from: row[from]!.span.from, to: row[to - 1]!.span.to };
  const word = pattern.slice(span.from, span.to);
  const isWhole = from === 0 && to === row.length;
  // What follows a wildcard may begin with a dot of its own.
  const name = from > 0 ? word.replace(/^\./, "") : word;
  const port = /^:\d+(?!\w)/.test(pattern.slice(span.to));
  if (!looksLikeName(name, { isWhole, hasPort: port })) return;
  const dots = row.slice(from, to).filter(({ kind }) => kind === "any");
  faults.push({
    kind: "dot",
    span,
    edits: dots.map((dot) => ({ span: dot.span, newText: "\\." })),
    text: word,
    other: word.replaceAll(".", /^\d+\.\d+$/.test(word) ? "0" : "-"),
  });
}

function looksLikeName(
  name: string,
  { isWhole, hasPort }: { readonly isWhole: boolean; readonly hasPort: boolean },
): boolean {
  const parts = name.split(".");
  if (parts.length < 2 || parts.includes("")) return false;
  if (parts.every((part) => /^v?\d+$/.test(part))) return parts.length > 2 || isWhole || hasPort;
  if (parts.some((part) => part.startsWith("-") || part.endsWith("-"))) return false;
  if (hasPort) return true;
  const last = parts.at(-1)!;
  if (knownEndings.has(last)) return parts.slice(0, -1).every((part) => part.length > 1);
  return parts.length > 2 && parts.every((part) => part.length > 1) && /^[A-Za-z]/.test(last);
}

/** The ends of names of hosts, units and files. */
const knownEndings: ReadonlySet<string> = new Set(
  (
    "com org net io dev app cloud gov edu info local internal localdomain lan svc de uk eu us fr nl ch at " +
    "service socket timer mount slice scope target log yml yaml json conf cfg ini sh py jar war txt xml html php exe dll db"
  ).split(" "),
);
