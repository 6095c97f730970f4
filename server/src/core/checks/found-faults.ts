import type { Rule } from "../files/rule-file.ts";
import type { EditableFault, PatternFault } from "../regex/faults/pattern-fault.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { type JudgedSelector, judgedSelectors, type ValueMatcher } from "./rule-matchers.ts";

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
export function* wholeFaults(written: WrittenRule): Generator<FoundFault<WholeFault>> {
  for (const found of faultsIn(written)) {
    if (!isEditable(found.fault)) yield { ...found, fault: found.fault };
  }
}

type WholeFault = Exclude<PatternFault, EditableFault>;

/** What edits mend in patterns of a rule. */
export function* editableFaults(
  written: WrittenRule,
  ...kinds: readonly EditableFault["kind"][]
): Generator<FoundFault<EditableFault>> {
  for (const found of faultsIn(written)) {
    if (isEditable(found.fault) && kinds.includes(found.fault.kind)) yield { ...found, fault: found.fault };
  }
}

function isEditable(fault: PatternFault): fault is EditableFault {
  return "edits" in fault;
}

function* faultsIn({ rule, text }: WrittenRule): Generator<FoundFault<PatternFault>> {
  for (const judged of judgedSelectors(rule)) {
    if (judged.faults.length === 0 || rule.expr === undefined) continue;
    const editor = new ExpressionEditor(rule.expr, text);
    for (const { matcher, fault } of judged.faults) yield { judged, matcher, fault, editor };
  }
}
