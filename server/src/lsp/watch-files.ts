import type { DidChangeWatchedFilesParams, DidSaveTextDocumentParams } from "vscode-languageserver-protocol";
import { isOwnMetricsPath, isPromrulesConfigPath } from "../core/files/file-kind.ts";
import type { Client } from "./capabilities.ts";
import type { Handlers } from "./handle-safely.ts";
import type { Peer } from "./peer.ts";
import { register } from "./register.ts";
import { slashPath } from "./uri-path.ts";

interface Watching {
  /** What remembers files. */
  readonly files: readonly { forget(): void }[];
  /** Is told when a file on disk changed that decides how documents are read. */
  readonly changed: () => void;
  /** Is told of all files that changed, by their paths. */
  readonly changedOnDisk: (paths: readonly string[]) => void;
}

/** Files on disk that decide how documents are read: watched by the client, and looked at again when one is saved. */
export function fileHandlers({ files, changed, changedOnDisk }: Watching): Handlers {
  function look(): void {
    for (const each of files) each.forget();
    changed();
  }

  return {
    "workspace/didChangeWatchedFiles": ({ changes }: DidChangeWatchedFilesParams) => {
      changedOnDisk(changes.flatMap(({ uri }) => slashPath(uri) ?? []));
      if (changes.some(({ uri }) => decidesHowToRead(uri))) look();
    },
    "textDocument/didSave": ({ textDocument: { uri } }: DidSaveTextDocumentParams) => {
      if (decidesHowToRead(uri)) look();
    },
  };
}

export async function registerWatchers(peer: Peer, client: Client): Promise<void> {
  if (!client.registersWatchedFiles) return;
  // A folder that is moved or deleted is one piece of news, without its files.
  const patterns = ["**/*.{yaml,yml,rules,json,conf}", "**/telegraf.d"];
  const registerOptions = { watchers: patterns.map((globPattern) => ({ globPattern })) };
  await register(peer, { method: "workspace/didChangeWatchedFiles", registerOptions });
}

function decidesHowToRead(uri: string): boolean {
  return isPromrulesConfigPath(uri) || isOwnMetricsPath(uri) || /\/prometheus\.ya?ml$/.test(uri);
}
