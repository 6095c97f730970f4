import type { Rule } from "../files/rule-file.ts";
import type { EditableFault, PatternFault } from "../regex/faults/pattern-fault.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { faultySelectors, type JudgedSelector, type ValueMatcher } from "./rule-matchers.ts";

export interface FoundFault<Fault> {
  readonly judged: JudgedSelector;
  readonly matcher: ValueMatcher;
  readonly fault: Fault;
  readonly editor: ExpressionEditor;
}

interface WrittenRule {
  readonly rule: Rule;
  readonly text: string;
}

/** What is said of whole patterns of a rule. */
export function wholeFaults(written: WrittenRule): readonly FoundFault<WholeFault>[] {
  return faultsIn(written).flatMap((found) =>
    isEditable(found.fault) ? [] : { ...found, fault: found.fault },
  );
}

type WholeFault = Exclude<PatternFault, EditableFault>;

/** What edits mend in patterns of a rule. */
export function editableFaults(
  written: WrittenRule,
  ...kinds: readonly EditableFault["kind"][]
): readonly FoundFault<EditableFault>[] {
  return faultsIn(written).flatMap((found) =>
    isEditable(found.fault) && kinds.includes(found.fault.kind) ? { ...found, fault: found.fault } : [],
  );
}

function isEditable(fault: PatternFault): fault is EditableFault {
  return "edits" in fault;
}

function faultsIn({ rule, text }: WrittenRule): readonly FoundFault<PatternFault>[] {
  const selectors = faultySelectors(rule);
  if (selectors.length === 0) return none;
  const found: FoundFault<PatternFault>[] = [];
  for (const judged of selectors) {
    if (judged.faults.length === 0 || rule.expr === undefined) continue;
    const editor = new ExpressionEditor(rule.expr, text);
    for (const { matcher, fault } of judged.faults) found.push({ judged, matcher, fault, editor });
  }
  return found;
}

const none: readonly never[] = [];
