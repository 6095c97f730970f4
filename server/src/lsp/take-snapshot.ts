import { FileProblems } from "../core/checks/file-problems.ts";
import { readConfigFacts } from "../core/facts/config-facts.ts";
import { FactStore } from "../core/facts/fact-store.ts";
import { writeSnapshot } from "../core/facts/write-snapshot.ts";
import type { Project } from "../core/project/project.ts";
import type { Settings } from "../core/project/settings.ts";
import type { FileAt } from "../features/feature-context.ts";
import type { PrometheusPart } from "../prometheus/prometheus-part.ts";
import type { SnapshotAnswer } from "../protocol/requests.ts";
import type { Servers } from "./servers.ts";
import { inSlices } from "./slices.ts";
import { pathToUri } from "./uri-path.ts";

interface Sources {
  readonly servers: Pick<Servers, "apiFor" | "lookbackFor">;
  readonly part: () => PrometheusPart;
  readonly project: Project;
  settingsFor(uri: string): Settings;
  filesWith(text: string): Generator<void, readonly FileAt[], void>;
  /** The snapshot that the configuration names for a file. */
  pathFor(uri: string): string | undefined;
}

/** The answer to a question may lead to another one. */
const mostRounds = 8;

/** What the server of a file knows of all rules in the workspace that it serves. */
export async function takeSnapshot(uri: string, sources: Sources): Promise<SnapshotAnswer> {
  const { servers, project, settingsFor } = sources;
  const api = servers.apiFor(uri);
  if (api === undefined) return { troubles: ["No Prometheus server is configured for this file."] };
  const lookback = servers.lookbackFor(uri);
  const store = new FactStore({ name: api.server.name, lookback });
  let files: readonly FileAt[] = [];
  await inSlices(findFiles(), () => true);
  const checkers = files
    .filter(({ path }) => servers.apiFor(pathToUri(path)) === api)
    .map((each) => ({ ...each, checker: new FileProblems(settingsFor(pathToUri(each.path)).checks) }));
  const troubles = new Set<string>();
  const { read } = settingsFor(uri);
  for (let round = 0; round < mostRounds; round++) {
    await inSlices(ask(), () => true);
    const missing = store.takeMissing();
    if (missing.length === 0) break;
    const collected = await sources.part().collectFacts(missing, {
      api,
      lookback,
      readConfig: (text) => readConfigFacts(text, read),
      now: Date.now(),
    });
    if (collected.outage !== undefined) return { troubles: [collected.outage.message] };
    for (const { message } of collected.troubles) troubles.add(message);
    store.put(collected.answers, collected.unanswered);
  }
  const { answers, unanswered } = store;
  const path = sources.pathFor(uri);
  return {
    text: writeSnapshot({ taken: Date.now(), server: api.server.name, lookback, answers, unanswered }),
    ...(path !== undefined && { path }),
    troubles: [...troubles],
  };

  function* findFiles(): Generator<void> {
    files = yield* sources.filesWith("expr");
  }

  function* ask(): Generator<void> {
    for (const { path, file, checker } of checkers) {
      yield* checker.prepare(file, project.viewOf(path, store.facts));
    }
  }
}
