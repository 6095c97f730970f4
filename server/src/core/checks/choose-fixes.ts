import type { Fix } from "../text/fix.ts";
import type { Span } from "../text/span.ts";

/** What of a fix decides whether it is made. */
export type FixEdits = Pick<Fix, "safe" | "edits" | "otherFiles">;

interface Fixable<Chosen extends FixEdits> {
  readonly fixes?: readonly Chosen[];
}

/** The first safe fix of each problem, as far as they can be made at once; what is left has to wait for the next time. */
export function chooseSafeFixes<Chosen extends FixEdits>(problems: Iterable<Fixable<Chosen>>): Chosen[] {
  const fixes: Chosen[] = [];
  for (const problem of problems) {
    const fix = safeFixOf(problem);
    if (fix !== undefined) fixes.push(fix);
  }
  return compatibleFixes(fixes);
}

/** The safe fix of each problem, or the only one: which of several is meant only a person can say. */
export function chooseObviousFixes<Chosen extends FixEdits>(problems: Iterable<Fixable<Chosen>>): Chosen[] {
  const fixes: Chosen[] = [];
  for (const problem of problems) {
    const fix = safeFixOf(problem) ?? (problem.fixes?.length === 1 ? problem.fixes[0] : undefined);
    if (fix !== undefined && isHere(fix)) fixes.push(fix);
  }
  return compatibleFixes(fixes);
}

function safeFixOf<Chosen extends FixEdits>({ fixes }: Fixable<Chosen>): Chosen | undefined {
  return fixes?.find((fix) => fix.safe && isHere(fix));
}

function isHere({ otherFiles = [] }: FixEdits): boolean {
  return otherFiles.length === 0;
}

/** Earlier fixes go before later ones that touch them: what two edits at one place make together, nobody has looked at. */
function compatibleFixes<Chosen extends FixEdits>(fixes: readonly Chosen[]): Chosen[] {
  const taken: Span[] = [];
  return fixes.filter(({ edits }) => {
    const spans = edits.map((edit) => edit.span).sort((a, b) => a.from - b.from || a.to - b.to);
    if (spans.some((span, index) => span.from < (spans[index - 1]?.to ?? 0))) return false;
    if (spans.length === 0 || spans.some((span) => touches(taken, span))) return false;
    for (const span of spans) taken.splice(firstEndingFrom(taken, span.from), 0, span);
    return true;
  });
}

function touches(taken: readonly Span[], { from, to }: Span): boolean {
  const next = taken[firstEndingFrom(taken, from)];
  return next !== undefined && next.from <= to;
}

/** The index of the first span that ends at the offset or behind it; the spans are sorted and do not overlap. */
function firstEndingFrom(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.to < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
