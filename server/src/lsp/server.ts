import type { Connection, InitializeParams, InitializeResult } from "vscode-languageserver";
import { checkPage } from "../core/checks/check-page.ts";
import type { InitializationOptions } from "../protocol/requests.ts";
import { Answers } from "./answer.ts";
import { readClient, serverCapabilities } from "./capabilities.ts";
import { handleDocuments } from "./document-handlers.ts";
import { handleRequests } from "./handlers.ts";
import type { Libraries } from "./libraries.ts";
import { DiagnosticsPublisher } from "./publish-diagnostics.ts";
import { SemanticTokensMemory } from "./semantic-tokens-memory.ts";
import { SettingsStore } from "./settings-store.ts";
import { schemeOf } from "./uri-path.ts";
import { Workspace } from "./workspace.ts";

/** The whole server: everything that holds state is made here and handed to whoever needs it. */
export function serve(connection: Connection, libraries: Libraries): void {
  let client = readClient({});
  const manifest = libraries.manifest();
  const settings = new SettingsStore(libraries);
  const workspace = new Workspace(settings, () => client);
  const publisher = new DiagnosticsPublisher({
    connection,
    workspace,
    checkPage: (check) => checkPage(manifest.repository, check),
    isReported: ({ uri }) => ["file", "untitled"].includes(schemeOf(uri)),
  });
  const tokens = new SemanticTokensMemory();
  const answers = new Answers(workspace, (message) => connection.console.error(message));

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const options = params.initializationOptions as InitializationOptions | undefined;
    client = readClient(params.capabilities);
    publisher.start({ sendsStatus: options?.status === true, pushes: !client.pullsDiagnostics });
    answers.initialized();
    return {
      capabilities: serverCapabilities(client),
      serverInfo: { name: "promrules", version: manifest.version },
    };
  });
  connection.onShutdown(() => answers.shutDown());
  handleDocuments({ connection, workspace, publisher, tokens, answers });
  handleRequests({ connection, publisher, tokens, answers });
  connection.listen();
}
