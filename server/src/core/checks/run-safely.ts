import type { Span } from "../text/span.ts";
import type { Finding, Problem } from "./check.ts";
import { failedCheck } from "./failed-check.ts";

/** One check that fails does not hide the others; the failure is reported at `place`. */
export function runSafely(
  check: { readonly id: string },
  place: Span,
  run: () => Iterable<Finding>,
): readonly (Finding | Problem)[] {
  try {
    let found: Finding[] | undefined;
    for (const finding of run()) {
      found ??= [];
      found.push(finding);
    }
    return found ?? none;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The check \`${check.id}\` failed here, please report it: ${reason}`;
    return [{ check: failedCheck.id, severity: failedCheck.severity, span: place, message }];
  }
}

const none: readonly never[] = [];
