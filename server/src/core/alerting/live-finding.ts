/** What a server knows of a rule and a target, as plain data. */
export interface LiveFinding {
  /** What people call it. */
  readonly server: string;
  readonly url: string;
  /** Why it could not be asked for everything. */
  readonly error: string | undefined;
  readonly state: LiveState;
  /** Of the selectors of the verdict, in their order; of very many, of the first ones. */
  readonly selectors: readonly LiveSelectorFinding[];
  /** The metrics for want of which alone the rule does not apply. */
  readonly missing: readonly string[];
  /** What the whole expression returns for the target. */
  readonly result: readonly LiveSampleFinding[];
  readonly alerts: readonly LiveAlertFinding[];
  /** Whether the server has a rule of that name and expression. */
  readonly hasRule: boolean | undefined;
}

/** Whether the selectors return the target; the condition is whether the whole expression does. */
export type LiveState = "not-selected" | "condition-false" | "condition-true" | "unknown";

export interface LiveSelectorFinding {
  readonly count: number;
  /** The first few. */
  readonly samples: readonly LiveSampleFinding[];
  readonly error: string | undefined;
}

export interface LiveSampleFinding {
  readonly labels: Readonly<Record<string, string>>;
  /** In the server's notation. */
  readonly value: string;
}

export interface LiveAlertFinding {
  readonly state: string;
  /** Unix milliseconds. */
  readonly activeAt: number | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: string;
}
