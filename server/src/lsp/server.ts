import type { Connection, InitializeParams, InitializeResult } from "vscode-languageserver";
import { checkPage } from "../core/checks/check-page.ts";
import { checks } from "../core/checks/index.ts";
import { RuleFileNames } from "../core/project/rule-file-names.ts";
import type { InitializationOptions } from "../protocol/requests.ts";
import { Answers, describeError } from "./answer.ts";
import { readClient, serverCapabilities } from "./capabilities.ts";
import { ClientConfiguration } from "./client-configuration.ts";
import { ConfigurationFiles } from "./configuration-files.ts";
import { handleDocuments } from "./document-handlers.ts";
import type { Environment } from "./environment.ts";
import { handleRequests } from "./handlers.ts";
import { DiagnosticsPublisher } from "./publish-diagnostics.ts";
import { SemanticTokensMemory } from "./semantic-tokens-memory.ts";
import { SettingsStore } from "./settings-store.ts";
import { schemeOf } from "./uri-path.ts";
import { registerWatchers, watchFiles } from "./watch-files.ts";
import { Workspace } from "./workspace.ts";

/** The whole server: everything that holds state is made here and handed to whoever needs it. */
export function serve(connection: Connection, environment: Environment): void {
  const manifest = environment.manifest();
  const log = (message: string): void => connection.console.error(message);
  let client = readClient({});

  const files = new ConfigurationFiles({ ...environment, knownChecks: checks.map(({ id }) => id) });
  const names = new RuleFileNames(environment);
  const settings = new SettingsStore(files, environment);
  const configuration = new ClientConfiguration({ connection, settings, changed: rereadAll });
  const workspace = new Workspace({
    settingsFor: (uri) => settings.settingsFor(uri),
    isNamedAsRules: (path) => names.names(path),
    client: () => client,
  });
  const publisher = new DiagnosticsPublisher({
    connection,
    workspace,
    checkPage: (check) => checkPage(manifest.repository, check),
    isReported: ({ uri }) => isReportedScheme(schemeOf(uri)) && !settings.isExcluded(uri),
  });
  const tokens = new SemanticTokensMemory();
  const answers = new Answers(workspace, log);

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const options = params.initializationOptions as InitializationOptions | undefined;
    client = readClient(params.capabilities);
    publisher.start({ sendsStatus: options?.status === true, pushes: !client.pullsDiagnostics });
    configuration.start(params, client);
    answers.initialized();
    return {
      capabilities: serverCapabilities(client),
      serverInfo: { name: "promrules", version: manifest.version },
    };
  });
  connection.onInitialized(async () => {
    publisher.hold();
    const preparing = [configuration.initialized(client), registerWatchers(connection, client)];
    for (const outcome of await Promise.allSettled(preparing)) {
      if (outcome.status === "rejected") log(describeError(outcome.reason));
    }
    rereadAll();
    publisher.release();
  });
  connection.onShutdown(() => answers.shutDown());
  handleDocuments({ connection, workspace, publisher, tokens, answers });
  handleRequests({ connection, publisher, tokens, answers });
  watchFiles({ connection, files: [files, names], answers, changed: rereadAll });
  connection.listen();

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
