import type { FileKind } from "../file-kind.ts";
import { monitorKinds, monitorVersion } from "../kubernetes-kinds.ts";
import type { SourceFile } from "../source-file.ts";
import { isTemplate } from "../template-signs.ts";
import type { Monitor } from "./monitor.ts";
import { readMonitors } from "./read-monitors.ts";

/**
 * The monitors of a file, remembered with this version of it. A file with rules may have some beside them; what a
 * template makes of one is not known.
 */
export function fileMonitors(file: SourceFile): readonly Monitor[] {
  if (file.kind !== "kubernetes-monitors" && file.kind !== "kubernetes-rules") return [];
  let monitors = remembered.get(file);
  if (monitors === undefined) {
    monitors = readFileMonitors(file);
    remembered.set(file, monitors);
  }
  return monitors;
}

/** Whether a file of a kind may have monitors, from its text alone. */
export function mayHaveMonitors(kind: FileKind, text: string): boolean {
  return kind === "kubernetes-monitors" || (kind === "kubernetes-rules" && monitorLine.test(text));
}

const monitorLine = new RegExp(`kind["']?[ \\t]*:[ \\t]*["']?(?:${[...monitorKinds].join("|")})(?:List)?\\b`);

const remembered = new WeakMap<SourceFile, readonly Monitor[]>();

function readFileMonitors(file: SourceFile): readonly Monitor[] {
  const monitors: Monitor[] = [];
  for (const { chunk } of file.chunks()) {
    // A file with several manifests is never cut into pieces.
    if (chunk.part !== "whole") return [];
    const { text } = chunk;
    if (file.kind === "kubernetes-rules" && (!monitorVersion.test(text) || isTemplate(text))) return [];
    monitors.push(...readMonitors(chunk.documents, { text, options: file.options }).monitors);
  }
  return monitors;
}
