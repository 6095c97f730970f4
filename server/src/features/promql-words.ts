/** What a keyword or an operator of PromQL does, in a sentence or two. */
export interface PromqlWord {
  readonly name: string;
  /** How it is written, for the first line of hover. */
  readonly usage: string;
  readonly summary: string;
}

/** The keyword or operator of that name, in whatever case. */
export function findWord(name: string): PromqlWord | undefined {
  return words.get(name.toLowerCase());
}

const table: readonly (readonly [name: string, usage: string, summary: string])[] = [
  ["by", "sum by (label, …) (v)", "Groups by these labels; all others are dropped."],
  ["without", "sum without (label, …) (v)", "Groups by all labels but these, which are dropped."],
  [
    "on",
    "a * on (label, …) b",
    "Series of both sides belong together when they agree in these labels; the others are not compared.",
  ],
  [
    "ignoring",
    "a * ignoring (label, …) b",
    "Series of both sides belong together when they agree in all labels but these.",
  ],
  [
    "group_left",
    "a * on (label) group_left (copied, …) b",
    "Many series of the left side belong to one of the right. The result keeps the labels of the left side; those in parentheses are copied from the right one.",
  ],
  [
    "group_right",
    "a * on (label) group_right (copied, …) b",
    "Many series of the right side belong to one of the left. The result keeps the labels of the right side; those in parentheses are copied from the left one.",
  ],
  [
    "bool",
    "a > bool b",
    "The comparison yields 1 or 0 for every series, instead of keeping those for which it holds, so an alert would always fire. The metric name is dropped.",
  ],
  [
    "fill",
    "a + fill (0) b",
    "Where a series has no partner on the other side, this value takes the partner's place; without it the series is left out.",
  ],
  [
    "fill_left",
    "a + fill_left (0) b",
    "Where the left side has no partner for a series of the right one, this value takes its place.",
  ],
  [
    "fill_right",
    "a + fill_right (0) b",
    "Where the right side has no partner for a series of the left one, this value takes its place.",
  ],
  [
    "offset",
    "v offset 5m",
    "Looks at the series this long before the time of evaluation; negative durations look ahead. It stands directly behind a selector or a subquery.",
  ],
  [
    "@",
    "v @ 1609746000",
    "Looks at the series at this time (seconds since 1970), whatever the time of evaluation; also `@ start()` and `@ end()`.",
  ],
  [
    "anchored",
    "v[5m] anchored",
    "The range includes the last sample before it, so that `increase`, `delta` and others count exactly what happened within.",
  ],
  [
    "smoothed",
    "v[5m] smoothed",
    "The values at both ends of the range are estimated from the samples around them.",
  ],
  ["start", "v @ start()", "The first time of a range query; the time of evaluation in a rule."],
  ["end", "v @ end()", "The last time of a range query; the time of evaluation in a rule."],
  ["step", "v[2 * step()]", "How far apart the evaluations of a range query are, as a duration."],
  ["range", "v[range()]", "How long a range query reaches, as a duration; 0 in a rule."],
  ["min_of", "v[min_of(5m, step())]", "The shorter one of two durations."],
  ["max_of", "v[max_of(5m, step())]", "The longer one of two durations."],
  [
    "and",
    "a and b",
    "Keeps the series of the left side that have a partner on the right side; values are those of the left side. Partners agree in all labels unless `on` or `ignoring` says otherwise: two metrics with other labels never meet.",
  ],
  [
    "or",
    "a or b",
    "All series of the left side, and those of the right side that have no partner there. Partners agree in all labels unless `on` or `ignoring` says otherwise.",
  ],
  [
    "unless",
    "a unless b",
    "Keeps the series of the left side that have no partner on the right side. Partners agree in all labels unless `on` or `ignoring` says otherwise.",
  ],
  ["atan2", "y atan2 x", "The angle of the point (x, y), in radians."],
  ["+", "a + b", "Addition."],
  ["-", "a - b", "Subtraction; before an operand, its negative."],
  ["*", "a * b", "Multiplication."],
  ["/", "a / b", "Division. Dividing by 0 yields `+Inf`, `-Inf` or `NaN`."],
  ["%", "a % b", "What is left over by the division; it has the sign of the left side."],
  ["^", "a ^ b", "Power. It binds to the right: `2 ^ 3 ^ 2` is `2 ^ (3 ^ 2)`."],
  ["==", "a == b", `${keepsWhere("equals")} They keep it: where \`up == 0\` holds, the result is 0.`],
  ["!=", "a != b", keepsWhere("differs from")],
  [">", "a > b", keepsWhere("is greater than")],
  ["<", "a < b", keepsWhere("is less than")],
  [">=", "a >= b", keepsWhere("is at least")],
  ["<=", "a <= b", keepsWhere("is at most")],
  ["</", "h </ b", "Removes what a native histogram has observed above the value."],
  [">/", "h >/ b", "Removes what a native histogram has observed below the value."],
];

/** What a comparison does, where `how` is how values compare. */
function keepsWhere(how: string): string {
  return `Keeps the series of the left side whose value ${how} the number on the right side, or the value of their partner there.`;
}

const words: ReadonlyMap<string, PromqlWord> = new Map(
  table.map(([name, usage, summary]) => [name, { name, usage, summary }]),
);

/** What the operators between a label's name and its value mean. */
export const matchOperators: readonly PromqlWord[] = [
  {
    name: "=",
    usage: 'label="value"',
    summary: "The label has exactly this value. An empty value also matches series without the label.",
  },
  {
    name: "!=",
    usage: 'label!="value"',
    summary:
      "The label does not have this value. Series without the label are kept too, unless the value is empty.",
  },
  {
    name: "=~",
    usage: 'label=~"pattern"',
    summary: "The whole value matches the regular expression (RE2); it is anchored at both ends.",
  },
  {
    name: "!~",
    usage: 'label!~"pattern"',
    summary:
      "The whole value does not match the regular expression (RE2). Series without the label are kept too, unless it matches the empty text.",
  },
];
