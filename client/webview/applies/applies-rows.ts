import type {
  LiveSelector,
  MatcherVerdict,
  RuleForTarget,
  SelectorVerdict,
  Verdict,
} from "../../../server/src/protocol/alerting.ts";

/** A sign is never alone: the words beside it say the same. */
export interface Mark {
  readonly sign: "✓" | "✗" | "?";
  readonly tone: "good" | "bad" | "open";
  readonly words: string;
}

/** `words` are for the verdicts `applies` and `no`. */
export function markOf(verdict: Verdict, words: readonly [string, string]): Mark {
  switch (verdict) {
    case "applies":
      return { sign: "✓", tone: "good", words: words[0] };
    case "no":
      return { sign: "✗", tone: "bad", words: words[1] };
    case "unknown":
      return { sign: "?", tone: "open", words: "Not known" };
  }
}

/** What the target has. Texts of ours are told from values, since a label may have the value "missing". */
export function actualOf({ actual }: MatcherVerdict): { readonly value?: string; readonly words?: string } {
  if (actual === null) return { words: "not known" };
  return actual === "" ? { words: "missing" } : { value: actual };
}

const roles: Readonly<Record<SelectorVerdict["role"], string>> = {
  needed: "needed",
  either: "one of these is needed",
  optional: "not needed",
  absent: "fires when nothing matches",
};

export function roleOf({ role, via }: SelectorVerdict): string {
  return via.length === 0 ? roles[role] : `${roles[role]}; through ${via.join(", ")}`;
}

/** What the server returns for a selector. */
export function liveOf({ count, samples, error }: LiveSelector): string {
  if (error !== undefined) return error;
  if (count === 0) return "Returns nothing now.";
  const values = samples.map(({ value }) => value).join(", ");
  const all = count > samples.length ? `${values}, …` : values;
  return count === 1
    ? `Returns 1 series now, with the value ${all}.`
    : `Returns ${count} series now: ${all}.`;
}

/** What most rules of a list have to say, if it is the same for several: it is said once, at the head of the list. */
export function commonSummary(rules: readonly RuleForTarget[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { summary } of rules) counts.set(summary, (counts.get(summary) ?? 0) + 1);
  let common: string | undefined;
  for (const [summary, count] of counts) {
    if (count > 1 && 2 * count > rules.length) common = summary;
  }
  return common;
}

/** "5 min ago". */
export function agoInWords(time: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - time) / 1000));
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86_400)} days ago`;
}
