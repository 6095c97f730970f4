import { readConfigFacts } from "../core/facts/config-facts.ts";
import { FactStore } from "../core/facts/fact-store.ts";
import { createRegexCompiler } from "../core/regex/compile-regex.ts";
import type { RequestError } from "../prometheus/prometheus-api.ts";
import type { Environment } from "./environment.ts";
import type { OpenedServer } from "./prometheus-options.ts";

/** The answer to a question may lead to another one; each round asks what became of the answers of the one before. */
const mostRounds = 8;

export interface LiveFacts {
  readonly store: FactStore;
  /** What went wrong, once each. */
  readonly troubles: readonly string[];
  /** Set when the server could not be asked. */
  readonly outage: RequestError | undefined;
}

/**
 * Asks a server all that `ask`, which looks at the store's facts, wants to know: it is called again as long as it asks
 * something new. It may say false to end that.
 */
export async function gatherFacts(
  { api, settings }: OpenedServer,
  { prometheus, yaml, date }: Environment,
  ask: (store: FactStore) => boolean,
): Promise<LiveFacts> {
  const { name, url } = api.server;
  const store = new FactStore({
    name: `Prometheus at ${name === url ? url : `${url} (${name})`}`,
    lookback: settings.lookback,
  });
  const read = {
    dialect: "prometheus",
    nameValidation: "utf8",
    features: new Set<string>(),
    yaml,
    regex: createRegexCompiler(),
  } as const;
  const troubles = new Map<string, RequestError>();
  let outage: RequestError | undefined;
  let isAnswering = false;
  for (let round = 0; round < mostRounds && outage === undefined; round++) {
    if (!ask(store)) break;
    const missing = store.takeMissing();
    if (missing.length === 0) break;
    const collected = await prometheus().collectFacts(missing, {
      api,
      lookback: settings.lookback,
      readConfig: (text) => readConfigFacts(text, read),
      now: date(),
    });
    outage = collected.outage;
    store.put(collected.answers, outage === undefined ? collected.unanswered : missing);
    if (collected.answers.length > 0) isAnswering = true;
    for (const trouble of collected.troubles) troubles.set(trouble.message, trouble);
  }
  // Whoever answers nothing is no Prometheus, or is not at this address.
  if (!isAnswering) outage ??= [...troubles.values()][0];
  return { store, troubles: outage === undefined ? [...troubles.keys()] : [outage.message], outage };
}
