import type { FactAnswer, FactQuestion } from "../core/facts/fact-question.ts";
import type { MetricMetadata } from "../core/facts/facts.ts";
import type { Asking } from "./asking.ts";
import { familiesOf, metricTypeOf } from "./metric-families.ts";
import type { Metadata } from "./prometheus-api.ts";

type MetadataQuestion = Extract<FactQuestion, { readonly kind: "metadata" }>;

/** What the server says of a family; nothing where it has no metadata of it, `undefined` where it does not answer. */
type FindFamily = (family: string) => readonly Metadata[] | undefined;

/** So many families are asked for one by one; to ask for all at once costs less than more of them do. */
const mostSingly = 4;

/** What the targets say of metrics. */
export async function collectMetadata(
  questions: readonly MetadataQuestion[],
  asking: Asking,
): Promise<readonly FactAnswer[]> {
  const families = new Set(questions.flatMap(({ metric }) => familiesOf(metric).map(({ name }) => name)));
  const find = families.size > mostSingly ? await findInAll(asking) : undefined;
  const findFamily = find ?? (await findOneByOne(families, asking));
  return questions.flatMap((question) => {
    const answer = metadataOf(question.metric, findFamily);
    return answer === undefined ? [] : [{ ...question, answer }];
  });
}

/** `undefined` when all at once is too much. */
async function findInAll(asking: Asking): Promise<FindFamily | undefined> {
  const result = await asking.attempt((api, signal) => api.metadata(undefined, signal));
  if (result?.ok === true) {
    const all = result.value;
    return (family) => all.get(family) ?? [];
  }
  if (result?.error.kind === "unreadable" || result?.error.kind === "timeout") return undefined;
  if (result !== undefined) asking.note("metadata", result.error);
  return () => undefined;
}

async function findOneByOne(families: Iterable<string>, asking: Asking): Promise<FindFamily> {
  const found = new Map<string, readonly Metadata[]>();
  await Promise.all(
    [...families].map(async (family) => {
      const answer = await asking.ask("metadata", (api, signal) => api.metadata(family, signal));
      if (answer !== undefined) found.set(family, answer.get(family) ?? []);
    }),
  );
  return (family) => found.get(family);
}

/** Of all targets, and of all families that may have the metric: what they do not agree on is not certain. */
function metadataOf(metric: string, findFamily: FindFamily): MetricMetadata | undefined {
  const entries: Metadata[] = [];
  for (const { name, types } of familiesOf(metric)) {
    const found = findFamily(name);
    if (found === undefined) return undefined;
    for (const entry of found) if (types?.includes(metricTypeOf(entry.type)) !== false) entries.push(entry);
  }
  const said = (text: (entry: Metadata) => string) => entries.map(text).find((each) => each !== "");
  return {
    types: new Set(entries.map(({ type }) => metricTypeOf(type))),
    help: said(({ help }) => help),
    unit: said(({ unit }) => unit),
  };
}
