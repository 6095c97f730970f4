import { labelIn } from "../labels/combine-labels.ts";
import { type LabelDemand, mayMeet } from "../labels/label-demand.ts";
import type { SeriesKind } from "../project/series-kinds.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import { listText } from "../text/list-text.ts";
import { similarName } from "../text/similar-name.ts";
import { type MeantPattern, meantPattern } from "./meant-pattern.ts";

/** A selector that no series can satisfy. */
export interface Unmet {
  readonly metric: string;
  /** Those that come nearest: of the jobs that the selector asks for. */
  readonly kinds: readonly SeriesKind[];
  /** What none of them meets; missing when each fails at something else. */
  readonly demand: LabelDemand | undefined;
  readonly demands: readonly LabelDemand[];
  readonly options: { readonly regex: RegexCompiler };
}

/** Why nothing satisfies it, job by job, and which value was probably meant. */
export function unmetInWords(unmet: Unmet): { readonly message: string; readonly meant: string | undefined } {
  const { demand, metric, kinds } = unmet;
  const nothing = kinds.some(({ job }) => job !== undefined) ? "No target" : `No series of \`${metric}\``;
  if (demand === undefined) {
    return { message: `${nothing} satisfies all matchers: ${reasons(unmet)}.`, meant: undefined };
  }
  const opened = openedPattern(demand, kinds);
  const meant = opened?.pattern ?? meantValue(demand, kinds);
  const hint =
    opened !== undefined
      ? ` A pattern has to match the whole value, in the same case: \`${meant}\` would match ${opened.matched} of them.`
      : meant === undefined
        ? ""
        : ` Did you mean \`${meant}\`?`;
  const why =
    demand.name === "job" ? there(valuesOf("job", kinds)) : `${reasons(unmet)}; this needs ${need(demand)}`;
  return { message: `${nothing} satisfies this matcher: ${why}.${hint}`, meant };
}

/** What the first few jobs have instead. */
function reasons({ kinds, demand, demands, options }: Unmet): string {
  const byReason = new Map<string, { readonly job: string | undefined; readonly kinds: SeriesKind[] }>();
  for (const kind of kinds) {
    const unmet = demand ?? demands.find((each) => !mayMeet(each, kind.labels, options));
    if (unmet === undefined) continue;
    const key = JSON.stringify([kind.job, unmet.name]);
    const same = byReason.get(key);
    if (same === undefined) byReason.set(key, { job: kind.job, kinds: [kind] });
    else same.kinds.push(kind);
  }
  const texts = [...byReason].map(([key, { job, kinds: own }]) => {
    const [, name] = JSON.parse(key) as [unknown, string];
    const who = job === undefined ? "they have" : `job \`${job}\` has`;
    const asked = demand === undefined ? demands.find((each) => each.name === name) : undefined;
    return `${who} ${whatThereIs(name, own)}${asked === undefined ? "" : `, this needs ${need(asked)}`}`;
  });
  const shown = texts.slice(0, mostShown).join("; ");
  const left = texts.length - mostShown;
  return left > 0 ? `${shown}; and ${left} more ${left === 1 ? "job" : "jobs"}` : shown;
}

const mostShown = 3;

function whatThereIs(name: string, kinds: readonly SeriesKind[]): string {
  const labels = kinds.flatMap((kind) => labelIn(kind.labels, name) ?? []);
  if (labels.length === 0) return `no \`${name}\``;
  const values = valuesOf(name, kinds);
  if (values.length === 0) return `other values of \`${name}\``;
  const shown = values.slice(0, mostShown).map((value) => `\`${name}=${JSON.stringify(value)}\``);
  const left = values.length - shown.length;
  return listText(left > 0 ? [...shown, `${left} more values`] : shown, "or");
}

/** Those that are known. */
function valuesOf(name: string, kinds: readonly SeriesKind[]): readonly string[] {
  const found = new Set<string>();
  for (const { labels } of kinds) {
    const values = labelIn(labels, name)?.values;
    if (values?.kind === "known") for (const value of values.values.keys()) found.add(value);
  }
  return [...found].sort();
}

function there(jobs: readonly string[]): string {
  const shown = jobs.slice(0, mostJobs).map((job) => `\`${job}\``);
  const left = jobs.length - shown.length;
  if (shown.length === 1) return `the only job is ${shown[0]}`;
  return `the jobs are ${listText(left > 0 ? [...shown, `${left} more`] : shown)}`;
}

const mostJobs = 6;

function need({ matchers }: LabelDemand): string {
  const needs = matchers.map(({ matchType, value }) => {
    switch (matchType) {
      case "=":
        return value === "" ? "none" : `\`${value}\``;
      case "!=":
        return value === "" ? "one" : `another one than \`${value}\``;
      case "=~":
        return `one that matches \`${value}\``;
      default:
        return `one that does not match \`${value}\``;
    }
  });
  return needs.join(" and ");
}

/** The value that is there and looks much like the one that is asked for. */
function openedPattern(
  { name, matchers }: LabelDemand,
  kinds: readonly SeriesKind[],
): MeantPattern | undefined {
  const [matcher, ...others] = matchers;
  if (matcher?.matchType !== "=~" || others.length > 0 || matcher.value === undefined) return undefined;
  return meantPattern(matcher.value, valuesOf(name, kinds));
}

function meantValue({ name, matchers }: LabelDemand, kinds: readonly SeriesKind[]): string | undefined {
  const [matcher, ...others] = matchers;
  if (matcher?.matchType !== "=" || others.length > 0 || matcher.value === undefined) return undefined;
  const { value } = matcher;
  const values = valuesOf(name, kinds);
  if (value.length < 3) return undefined;
  const similar = similarName(
    value,
    // Another number is another thing, and no slip.
    values.filter((each) => withoutDigits(each) !== withoutDigits(value)),
  );
  return similar ?? startOf(value, values);
}

function withoutDigits(text: string): string {
  return text.replace(/\d/g, "0");
}

/** `10.4.51.10` for `10.4.51.10:8080`, `prod` for `production`, where there is one such value alone. */
function startOf(value: string, values: readonly string[]): string | undefined {
  const similar = values.filter(
    (each) => each.startsWith(value) || (each.length >= 3 && value.startsWith(each)),
  );
  return similar.length === 1 ? similar[0] : undefined;
}
