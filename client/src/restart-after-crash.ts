import { commands, window } from "vscode";
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
} from "vscode-languageclient";

const mostCrashes = 4;
const crashWindow = 3 * 60_000;

/** Starts a crashed server again in silence; one that crashes again and again is left alone, with a message. */
export class RestartAfterCrash implements ErrorHandler {
  readonly #restart: () => Promise<void>;
  #crashes: number[] = [];

  constructor(restart: () => Promise<void>) {
    this.#restart = restart;
  }

  error(): ErrorHandlerResult {
    // A broken connection is closed as well, and then `closed` decides.
    return { action: ErrorAction.Continue, handled: true };
  }

  closed(): CloseHandlerResult {
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((time) => now - time < crashWindow), now];
    if (this.#crashes.length <= mostCrashes) {
      return { action: CloseAction.Restart, handled: true };
    }
    this.#crashes = [];
    void this.#askWhatToDo();
    return { action: CloseAction.DoNotRestart, handled: true };
  }

  async #askWhatToDo(): Promise<void> {
    const message = `The language server of Prometheus Rules has crashed ${mostCrashes + 1} times within three minutes, so rules are not checked any more. The output tells why.`;
    const restart = "Restart Server";
    const showOutput = "Show Output";
    const answer = await window.showErrorMessage(message, restart, showOutput);
    if (answer === restart) {
      await this.#restart();
    }
    if (answer === showOutput) {
      await commands.executeCommand("promrules.showOutput");
    }
  }
}
