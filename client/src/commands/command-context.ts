import type { ExtensionContext, LogOutputChannel } from "vscode";
import type { RunningClient } from "../language-client.ts";

/** What the commands act on. */
export interface CommandContext {
  readonly extension: ExtensionContext;
  readonly output: LogOutputChannel;
  /** Undefined before the extension is active. */
  client(): Promise<RunningClient> | undefined;
}
