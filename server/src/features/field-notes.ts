import type { FieldOwner } from "../core/files/rule-fields.ts";

/** What is worth knowing about a field of rule files beyond what it does. */
export interface FieldNote {
  /** The first release that has it; `2.0` also stands for older ones. */
  readonly since: string;
  /** With its backquotes. */
  readonly default?: string;
  /** What is often misunderstood. */
  readonly note?: string;
}

export function findFieldNote(owner: FieldOwner, name: string): FieldNote | undefined {
  return notes.get(`${owner}.${name}`);
}

const notes: ReadonlyMap<string, FieldNote> = new Map<string, FieldNote>([
  [
    "file.groups",
    { since: "2.0", note: "Groups are evaluated independently of each other, at times of their own." },
  ],
  [
    "group.name",
    {
      since: "2.0",
      note: "With the file it tells groups apart: under another name, pending alerts begin to wait anew.",
    },
  ],
  [
    "group.interval",
    {
      since: "2.0",
      default: "`global.evaluation_interval`, else `1m`",
      note: "Between two evaluations nothing is seen: `for` is compared at evaluations only.",
    },
  ],
  [
    "group.limit",
    {
      since: "2.31",
      default: "`0`",
      note: "It holds for each rule by itself, and pending alerts count too. A rule that exceeds it loses all its alerts in that evaluation.",
    },
  ],
  [
    "group.query_offset",
    {
      since: "2.53",
      default: "`global.rule_query_offset`, else `0s`",
      note: "What is recorded gets the earlier time as well.",
    },
  ],
  [
    "group.labels",
    {
      since: "3.0",
      note: "Templates do not see them: `$labels` holds the labels of the expression's result alone.",
    },
  ],
  [
    "group.rules",
    {
      since: "2.0",
      note: "A rule sees what those above it have just recorded, unless `query_offset` lets it look further back.",
    },
  ],
  [
    "rule.record",
    {
      since: "2.0",
      note: "The usual pattern is `level:metric:operations`, as in `job:http_requests:rate5m`.",
    },
  ],
  [
    "rule.alert",
    { since: "2.0", note: "It need not be unique: several rules may give the same alert other severities." },
  ],
  [
    "rule.expr",
    {
      since: "2.0",
      note: "There is an alert for each element of the result, whatever its value, 0 included. A comparison keeps those elements for which it holds, with the value that they had.",
    },
  ],
  [
    "rule.for",
    {
      since: "2.0",
      default: "`0s`",
      note: "It is compared at evaluations only: the alert fires at the first evaluation that is at least this long after the one that found it. With `interval: 5m`, `for: 2m` takes five minutes. One evaluation without the series, or with another label, and the wait begins anew.",
    },
  ],
  [
    "rule.keep_firing_for",
    {
      since: "2.42",
      default: "`0s`",
      note: "It helps against alerts that come and go, once they fire: a pending alert still ends with the first evaluation that does not find its series.",
    },
  ],
  [
    "rule.labels",
    {
      since: "2.0",
      note: "They are part of what an alert is: with `{{ $value }}` in one, each value makes another alert, which waits anew. An empty value takes a label away.",
    },
  ],
  [
    "rule.annotations",
    {
      since: "2.0",
      note: "They do not tell alerts apart and are filled in at each evaluation, so `{{ $value }}` belongs here.",
    },
  ],
]);
