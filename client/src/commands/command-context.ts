import type { ExtensionContext, LogOutputChannel } from "vscode";
import type { Credentials } from "../credentials.ts";
import type { RunningClient } from "../language-client.ts";

/** What the commands act on. */
export interface CommandContext {
  readonly extension: ExtensionContext;
  readonly output: LogOutputChannel;
  readonly credentials: Credentials;
  /** Undefined before the extension is active. */
  client(): Promise<RunningClient> | undefined;
}
