import type { Connection, DidChangeWatchedFilesParams } from "vscode-languageserver";
import { isPromrulesConfigPath } from "../core/files/file-kind.ts";
import type { Answers } from "./answer.ts";
import type { Client } from "./capabilities.ts";
import { register } from "./register.ts";

interface Watching {
  readonly connection: Connection;
  /** What remembers files. */
  readonly files: readonly { forget(): void }[];
  readonly answers: Answers;
  /** Is told when a file on disk changed that decides how documents are read. */
  readonly changed: () => void;
}

/** Files on disk that decide how documents are read: watched by the client, and looked at again when one is saved. */
export function watchFiles({ connection, files, answers, changed }: Watching): void {
  connection.onDidChangeWatchedFiles(
    answers.notification<DidChangeWatchedFilesParams>("workspace/didChangeWatchedFiles", ({ changes }) => {
      if (changes.some(({ uri }) => decidesHowToRead(uri))) look();
    }),
  );
  connection.onDidSaveTextDocument(
    answers.notification("textDocument/didSave", ({ textDocument: { uri } }) => {
      if (decidesHowToRead(uri)) look();
    }),
  );

  function look(): void {
    for (const each of files) each.forget();
    changed();
  }
}

export async function registerWatchers(connection: Connection, client: Client): Promise<void> {
  if (!client.registersWatchedFiles) return;
  const registerOptions = { watchers: [{ globPattern: "**/{promrules,prometheus}.{yaml,yml}" }] };
  await register(connection, { method: "workspace/didChangeWatchedFiles", registerOptions });
}

function decidesHowToRead(uri: string): boolean {
  return isPromrulesConfigPath(uri) || /\/prometheus\.ya?ml$/.test(uri);
}
