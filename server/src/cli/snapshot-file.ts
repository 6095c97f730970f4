import path from "node:path";
import type { FactStore } from "../core/facts/fact-store.ts";
import { readSnapshot } from "../core/facts/read-snapshot.ts";
import { snapshotAge, snapshotStore } from "../core/facts/snapshot-store.ts";
import { LineIndex } from "../core/text/line-index.ts";
import { decodeText } from "../disk/decode-text.ts";
import { FileReader } from "../disk/read-bytes.ts";
import { systemMessage } from "../disk/unread.ts";
import type { Environment } from "./environment.ts";

export type OpenedSnapshot =
  | { readonly kind: "opened"; readonly store: FactStore; readonly warning: string | undefined }
  | { readonly kind: "unusable"; readonly message: string };

/** Messages begin with the name of the file. */
export function openSnapshot(file: string, { cwd, yaml, date }: Environment): OpenedSnapshot {
  let text: string;
  try {
    ({ text } = decodeText(new FileReader().read(path.resolve(cwd, file))));
  } catch (error) {
    return { kind: "unusable", message: `${file}: ${systemMessage(error)}` };
  }
  const reading = readSnapshot(text, yaml);
  if (!reading.ok) {
    const { span, message } = reading.problem;
    const { line, character } = new LineIndex(text).positionAt(span.from);
    return { kind: "unusable", message: `${file}:${line + 1}:${character + 1}: ${message}` };
  }
  const age = snapshotAge(reading.snapshot, date());
  return {
    kind: "opened",
    store: snapshotStore(reading.snapshot),
    warning: age && `${file}: ${age}`,
  };
}

/** What is to be said when rules ask what the snapshot does not know. */
export function gapIn(file: string, store: FactStore): string | undefined {
  const missing = store.takeMissing().length;
  if (missing === 0) return undefined;
  const questions = missing === 1 ? "a question" : `${missing} questions`;
  return `${file}: It has no answer to ${questions} about these rules, so some checks are silent: take it again with \`promrules snapshot\`.`;
}
