import type { EditableFault } from "../regex/faults/pattern-fault.ts";
import type { Finding } from "./check.ts";
import type { FoundFault } from "./found-faults.ts";

/** What is said of a fault, and the title of the fix that makes its edits. */
export interface SaidOfFault {
  readonly message: string;
  readonly title: string;
  /** Whether the edits leave the meaning as it is. */
  readonly safe: boolean;
}

export function findingOfFault(
  { matcher, fault, editor }: FoundFault<EditableFault>,
  said: SaidOfFault,
): Finding {
  const edits = fault.edits.map((edit) => editor.inValue(matcher, edit));
  return {
    span: editor.placeInValue(matcher, fault.span),
    message: said.message,
    fixes: editor.fix(said.title, edits, { safe: said.safe }),
  };
}
