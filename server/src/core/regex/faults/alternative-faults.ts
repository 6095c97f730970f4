import type { Span } from "../../text/span.ts";
import type { TextEdit } from "../../text/text-edit.ts";
import type { AlternationNode, RegexNode } from "../ast.ts";
import { contains, languageOf } from "../language.ts";
import type { PatternLanguage } from "../pattern-language.ts";
import type { EditableFault } from "./pattern-fault.ts";
import { walkPattern } from "./regex-walk.ts";

/** Alternatives that another one makes superfluous, and those that differ in nothing but case. */
export function alternativeFaults(pattern: string, root: RegexNode): readonly EditableFault[] {
  const faults: EditableFault[] = [];
  if (!pattern.includes("|")) return faults;
  for (const { alternation, flags } of alternationsIn(root, "")) {
    const branches = branchesOf(pattern, alternation, flags);
    const covered = findCovered(branches);
    addCovered(branches, covered, faults);
    addCaseVariants(branches, covered, faults);
  }
  return faults;
}

interface FlaggedAlternation {
  readonly alternation: AlternationNode;
  /** The flags that hold where it begins, as groups that set them: `(?i)(?s)`. */
  readonly flags: string;
}

function* alternationsIn(node: RegexNode, flags: string): Generator<FlaggedAlternation> {
  switch (node.kind) {
    case "group":
      yield* alternationsIn(node.body, node.flags === "" ? flags : `${flags}(?${node.flags})`);
      break;
    case "repeat":
      yield* alternationsIn(node.body, flags);
      break;
    case "sequence": {
      let inner = flags;
      for (const item of node.items) {
        if (item.kind === "flags") inner += `(?${item.flags})`;
        else yield* alternationsIn(item, inner);
      }
      break;
    }
    case "alternation":
      // Flags that one branch sets hold in those after it: but for those at the start too rare to be followed.
      if (node.branches.some((branch, index) => setsFlags(branch, index === 0 ? "behind-start" : "anywhere")))
        return;
      yield { alternation: node, flags: flags + startFlagsOf(node).flags };
      for (const branch of node.branches) yield* alternationsIn(branch, flags + startFlagsOf(node).flags);
  }
}

function setsFlags(branch: RegexNode, where: "anywhere" | "behind-start"): boolean {
  const items = branch.kind === "sequence" ? branch.items : [branch];
  const start = where === "anywhere" ? 0 : items.findIndex(({ kind }) => kind !== "flags");
  return items.some(({ kind }, index) => kind === "flags" && index >= start);
}

/** `(?i)` before the first branch, and where it ends. */
function startFlagsOf({ branches, span }: AlternationNode): { readonly flags: string; readonly end: number } {
  const first = branches[0]!;
  let flags = "";
  let end = span.from;
  for (const item of first.kind === "sequence" ? first.items : [first]) {
    if (item.kind !== "flags") break;
    flags += `(?${item.flags})`;
    end = item.span.to;
  }
  return { flags, end };
}

function hasPart(node: RegexNode, kind: RegexNode["kind"]): boolean {
  for (const part of walkPattern(node)) if (part.kind === kind) return true;
  return false;
}

interface Branch {
  readonly span: Span;
  readonly text: string;
  /** Whether it is a text without anything special, whose case counts. */
  readonly isPlain: boolean;
  /** The character that all its texts begin with, where that is easy to see. */
  readonly start: string | undefined;
  /** Missing where anchors or word boundaries ask for more than the branch itself, or it cannot be known. */
  readonly language: PatternLanguage | undefined;
}

function branchesOf(pattern: string, alternation: AlternationNode, flags: string): readonly Branch[] {
  const { end } = startFlagsOf(alternation);
  return alternation.branches.map((node, index) => {
    const span = index === 0 ? { from: Math.max(end, node.span.from), to: node.span.to } : node.span;
    const text = pattern.slice(span.from, span.to);
    const isPlain = !flags.includes("i") && /^[\w\-/ :@%#~=,;<>"'!&]*$/.test(text);
    const isFree = !isPlain && !hasPart(node, "anchor") && !hasPart(node, "unread");
    const start = flags.includes("i") ? undefined : /^[\w-](?![*?{])/.exec(text)?.[0];
    return { span, text, isPlain, start, language: isFree ? languageOf(flags + text) : undefined };
  });
}

/** More of them are not compared with each other. */
const mostCompared = 20;

/** By index, the index of the branch that matches all that this one does. */
function findCovered(branches: readonly Branch[]): ReadonlyMap<number, number> {
  const covered = new Map<number, number>();
  const firsts = new Map<string, number>();
  for (const [index, { text }] of branches.entries()) {
    const first = firsts.get(text);
    if (first === undefined) firsts.set(text, index);
    else covered.set(index, first);
  }
  const patterns = [...branches.entries()].filter(([, { language }]) => language !== undefined);
  if (patterns.length > mostCompared) return covered;
  for (const [outer, { language, start }] of patterns) {
    if (covered.has(outer)) continue;
    for (const [inner, branch] of branches.entries()) {
      if (inner === outer || covered.has(inner)) continue;
      // Most alternatives begin otherwise, and need no automata.
      if (start !== undefined && branch.start !== undefined && start !== branch.start) continue;
      if (branch.isPlain ? language!.matches(branch.text) : isWithin(branch.language, language!)) {
        covered.set(inner, outer);
      }
    }
  }
  return covered;
}

function isWithin(inner: PatternLanguage | undefined, outer: PatternLanguage): boolean {
  return inner !== undefined && contains(outer, inner) === true;
}

function addCovered(
  branches: readonly Branch[],
  covered: ReadonlyMap<number, number>,
  faults: EditableFault[],
): void {
  for (const [index, outer] of covered) {
    const { span, text } = branches[index]!;
    const edits = [removal(branches, index)];
    faults.push({ kind: "alternative", span, edits, text, other: branches[outer]!.text });
  }
}

/** The branch with the bar that parts it from its neighbour. */
function removal(branches: readonly Branch[], index: number): TextEdit {
  const { span } = branches[index]!;
  const before = branches[index - 1];
  if (before !== undefined) return { span: { from: before.span.to, to: span.to }, newText: "" };
  return { span: { from: span.from, to: branches[1]!.span.from }, newText: "" };
}

function addCaseVariants(
  branches: readonly Branch[],
  covered: ReadonlyMap<number, number>,
  faults: EditableFault[],
): void {
  const variants = new Map<string, number[]>();
  for (const [index, { text, isPlain }] of branches.entries()) {
    if (!isPlain || covered.has(index)) continue;
    const key = text.toLowerCase();
    const others = variants.get(key);
    if (others === undefined) variants.set(key, [index]);
    else others.push(index);
  }
  for (const [key, [first, ...others]] of variants) {
    if (first === undefined || others.length === 0) continue;
    // Two spellings among other words are listed as shortly as can be.
    if (others.length === 1 && variants.size > 1) continue;
    const texts = [first, ...others].map((index) => branches[index]!.text);
    faults.push({
      kind: "case",
      span: branches[others.at(-1)!]!.span,
      edits: [
        { span: branches[first]!.span, newText: `(?i:${key})` },
        ...others.map((index) => removal(branches, index)),
      ],
      text: texts.map((text) => `\`${text}\``).join(" and "),
      other: `(?i:${key})`,
    });
  }
}
