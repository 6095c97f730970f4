import path from "node:path";
import type { FactStore } from "../core/facts/fact-store.ts";
import { type Facts, noFacts } from "../core/facts/facts.ts";
import { readSnapshot } from "../core/facts/read-snapshot.ts";
import { snapshotAge, snapshotStore } from "../core/facts/snapshot-store.ts";
import { LineIndex } from "../core/text/line-index.ts";
import { decodeText } from "../disk/decode-text.ts";
import { FileReader } from "../disk/read-bytes.ts";
import { shownPath } from "../disk/slashed-path.ts";
import { systemMessage } from "../disk/unread.ts";
import type { Environment } from "./environment.ts";

type OpenedSnapshot =
  | { readonly kind: "opened"; readonly store: FactStore; readonly warning: string | undefined }
  | { readonly kind: "unusable"; readonly message: string };

/** Messages begin with the name of the file. */
function openSnapshot(file: string, { cwd, yaml, date }: Environment): OpenedSnapshot {
  const shown = shownPath(path.resolve(cwd, file), cwd);
  let text: string;
  try {
    ({ text } = decodeText(new FileReader().read(path.resolve(cwd, file))));
  } catch (error) {
    return { kind: "unusable", message: `${shown}: ${systemMessage(error)}` };
  }
  const reading = readSnapshot(text, yaml);
  if (!reading.ok) {
    const { span, message } = reading.problem;
    const { line, character } = new LineIndex(text).positionAt(span.from);
    return { kind: "unusable", message: `${shown}:${line + 1}:${character + 1}: ${message}` };
  }
  const age = snapshotAge(reading.snapshot, date());
  return {
    kind: "opened",
    store: snapshotStore(reading.snapshot),
    warning: age && `${shown}: ${age}`,
  };
}

/** The snapshots of a run, each opened when the first file needs it. */
export class SnapshotFiles {
  readonly #environment: Environment;
  readonly #opened = new Map<string, OpenedSnapshot>();

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** Nobody tells anything where there is none that can be used. */
  facts(file: string | undefined): Facts {
    if (file === undefined) return noFacts;
    let opened = this.#opened.get(file);
    if (opened === undefined) {
      opened = openSnapshot(file, this.#environment);
      this.#opened.set(file, opened);
    }
    return opened.kind === "opened" ? opened.store.facts : noFacts;
  }

  /** Why one of them cannot be used. */
  get failure(): string | undefined {
    for (const opened of this.#opened.values()) if (opened.kind === "unusable") return opened.message;
    return undefined;
  }

  /** What is to be said of those that are used, after the checks. */
  *warnings(): Iterable<string> {
    for (const [file, opened] of this.#opened) {
      if (opened.kind === "unusable") continue;
      if (opened.warning !== undefined) yield opened.warning;
      const gap = gapIn(shownPath(file, this.#environment.cwd), opened.store);
      if (gap !== undefined) yield gap;
    }
  }
}

/** What is to be said when rules ask what the snapshot does not know. */
function gapIn(file: string, store: FactStore): string | undefined {
  const missing = store.takeMissing().length;
  if (missing === 0) return undefined;
  const questions = missing === 1 ? "a question" : `${missing} questions`;
  return `${file}: It has no answer to ${questions} about these rules, so some checks are silent: take it again with \`promrules snapshot\`.`;
}
