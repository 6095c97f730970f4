import { window } from "vscode";
import {
  type ConfiguredServer,
  type FileParams,
  serversRequest,
} from "../../../server/src/protocol/requests.ts";
import type { CommandContext } from "./command-context.ts";

/** The file that a command is about: the one at hand, or none. */
export function currentFile(): FileParams {
  const uri = window.activeTextEditor?.document.uri.toString();
  return uri === undefined ? {} : { uri };
}

/** Those that the settings name for the file at hand. */
export async function serversOfFile({ client }: CommandContext): Promise<readonly ConfiguredServer[]> {
  return (await (await client())?.ask<ConfiguredServer[]>(serversRequest, currentFile())) ?? [];
}

/** `name (address)`, or the address alone when that is the name. */
export function describeServer({ name, url }: ConfiguredServer): string {
  return name === url || url === "" ? name : `${name} (${url})`;
}
