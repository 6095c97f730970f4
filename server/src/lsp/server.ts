import { setTimeout } from "node:timers/promises";
import type { InitializeParams } from "vscode-languageserver-protocol";
import { checkPage } from "../core/checks/check-page.ts";
import { checks } from "../core/checks/index.ts";
import { RuleFileNames } from "../core/project/rule-file-names.ts";
import { createRegexCompiler } from "../core/regex/compile-regex.ts";
import type { InitializationOptions } from "../protocol/requests.ts";
import { Answers } from "./answer.ts";
import { readClient } from "./capabilities.ts";
import { ClientConfiguration } from "./client-configuration.ts";
import { ConfigurationFiles } from "./configuration-files.ts";
import { documentHandlers } from "./document-handlers.ts";
import type { Environment } from "./environment.ts";
import { describeError } from "./handle-safely.ts";
import { requestHandlers } from "./handlers.ts";
import type { Server } from "./lifecycle.ts";
import type { Peer } from "./peer.ts";
import { DiagnosticsPublisher } from "./publish-diagnostics.ts";
import { SemanticTokensMemory } from "./semantic-tokens-memory.ts";
import { SettingsStore } from "./settings-store.ts";
import { schemeOf } from "./uri-path.ts";
import { warmUp } from "./warm-up.ts";
import { fileHandlers, registerWatchers } from "./watch-files.ts";
import { Workspace } from "./workspace.ts";

/** How long documents wait for the client to say what its settings are, in milliseconds. */
const patience = 1000;

/** The whole server: everything that holds state is made here and handed to whoever needs it. */
export function createServer(peer: Peer, params: InitializeParams, environment: Environment): Server {
  const client = readClient(params.capabilities);
  const options = params.initializationOptions as InitializationOptions | undefined;
  const { manifest } = environment;

  const files = new ConfigurationFiles({ ...environment, knownChecks: checks.map(({ id }) => id) });
  const names = new RuleFileNames(environment);
  const settings = new SettingsStore(files, { yaml: environment.yaml, regex: createRegexCompiler() });
  const configuration = new ClientConfiguration({ peer, settings, changed: rereadAll }, params, client);
  const workspace = new Workspace({
    settingsFor: (uri) => settings.settingsFor(uri),
    namedBy: (path) =>
      names.names(path) ? "rule_files" : names.namesTargets(path) ? "file_sd_configs" : undefined,
    client,
  });
  const publisher = new DiagnosticsPublisher({
    peer,
    workspace,
    sendsStatus: options?.status === true,
    pushes: !client.pullsDiagnostics,
    checkPage: (check) => checkPage(manifest.repository, check),
    isReported: ({ uri }) => isReportedScheme(schemeOf(uri)) && !settings.isExcluded(uri),
  });
  const tokens = new SemanticTokensMemory();
  const answers = new Answers(workspace);

  return {
    initialized: () => void prepare(),
    requests: requestHandlers({ answers, tokens, publisher }),
    notifications: {
      ...documentHandlers({ workspace, publisher, tokens }),
      ...fileHandlers({ files: [files, names], changed: rereadAll }),
      ...configuration.handlers(),
    },
  };

  /** A client that is slow to answer, or never does, must not keep its documents without diagnostics. */
  async function prepare(): Promise<void> {
    publisher.hold();
    const preparing = [configuration.initialized(client), registerWatchers(peer, client)];
    const prepared = Promise.allSettled(preparing).then((outcomes) => {
      for (const outcome of outcomes) {
        if (outcome.status === "rejected") peer.log(describeError(outcome.reason));
      }
    });
    await Promise.race([prepared, setTimeout(patience, undefined, { ref: false })]);
    publisher.release();
    const isIdle = (): boolean => [...workspace.documents()].length === 0;
    if (environment.warmsUp) warmUp(settings.settingsFor("").read, isIdle);
  }

  function rereadAll(): void {
    for (const document of [...workspace.documents()]) {
      workspace.reread(document);
      publisher.changed(document.uri);
    }
  }

  /** Old versions in version control and other read-only views are read, but nobody can mend them. */
  function isReportedScheme(scheme: string): boolean {
    const workspaceSchemes = configuration.folders.map(({ uri }) => schemeOf(uri));
    return ["file", "untitled", ...workspaceSchemes].includes(scheme);
  }
}
