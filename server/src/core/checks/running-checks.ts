import type { Span } from "../text/span.ts";
import type { Finding, Problem, ProjectRuleCheck, Severity } from "./check.ts";
import { type CheckSettings, severityOf } from "./check-settings.ts";
import { runSafely } from "./run-safely.ts";

/** A check that is not switched off. All have the same shape, since each is looked at for each rule. */
export interface RunningCheck<Asked, Subject> {
  readonly id: string;
  readonly severity: Severity;
  /** Whether that is its own severity, and no setting's. */
  readonly isUsual: boolean;
  readonly needs: ProjectRuleCheck["needs"];
  readonly mayFind: ((asked: Asked) => boolean) | undefined;
  readonly run: (subject: Subject) => Iterable<Finding>;
}

interface RunnableCheck {
  readonly id: string;
  readonly severity: Severity;
  readonly needs?: ProjectRuleCheck["needs"];
  mayFind?(asked: never): boolean;
  run(subject: never): Iterable<Finding>;
}

type AskedBy<Each> = Each extends { mayFind?(asked: infer Asked): boolean } ? Asked : unknown;

/** Those of a list, remembered for the settings; the list has to be the same one each time. */
export function runningChecks<Each extends RunnableCheck>(
  checks: readonly Each[],
  settings: CheckSettings,
): readonly RunningCheck<AskedBy<Each>, Parameters<Each["run"]>[0]>[] {
  let lists = remembered.get(settings);
  if (lists === undefined) {
    lists = new Map();
    remembered.set(settings, lists);
  }
  let running = lists.get(checks);
  if (running === undefined) {
    running = checks.flatMap((check) => {
      const severity = severityOf(check, settings);
      if (severity === "off") return [];
      const { id, mayFind, needs, run } = check;
      return { id, severity, isUsual: severity === check.severity, needs, mayFind, run };
    }) as readonly RunningCheck<never, never>[];
    lists.set(checks, running);
  }
  return running as ReturnType<typeof runningChecks<Each>>;
}

const remembered = new WeakMap<CheckSettings, Map<unknown, readonly RunningCheck<never, never>[]>>();

/** Adds what a check finds, unless a question to the rule tells that it finds nothing. */
export function runCheck<Asked, Subject>(
  check: RunningCheck<Asked, Subject>,
  { asked, subject, place }: { readonly asked: Asked; readonly subject: Subject; readonly place: Span },
  problems: Problem[],
): void {
  if (!mayFind(check, asked)) return;
  const { id, severity: usual, isUsual } = check;
  for (const finding of runSafely(check, place, () => check.run(subject))) {
    const severity = isUsual ? (finding.severity ?? usual) : usual;
    problems.push("check" in finding ? finding : { ...finding, check: id, severity });
  }
}

function mayFind<Asked>({ mayFind }: RunningCheck<Asked, never>, asked: Asked): boolean {
  if (mayFind === undefined) return true;
  try {
    return mayFind(asked);
  } catch {
    // Then the check fails as well, and says so.
    return true;
  }
}
