import type { RuleGroup } from "../files/rule-file.ts";
import type { Chunk, PlacedChunk, SourceFile } from "../files/source-file.ts";
import type { PlacedAlert } from "./alert-definition.ts";

/**
 * The alerting rule of a name that is nearest to a line, from 0; where there is none of that name any more, the one on
 * the line. Only the chunks are read in which it may be.
 */
export function findAlert(file: SourceFile, name: string, line: number): PlacedAlert | undefined {
  const at = file.offsetAt({ line: Math.max(0, line), character: 0 });
  const here = file.chunkAt(at);
  let nearest = nearestIn(here, name, at);
  if (nearest === undefined) {
    for (const placed of file.chunks()) {
      if (name === "" || !placed.chunk.text.includes(name)) continue;
      const found = nearestIn(placed, name, at);
      if (found !== undefined && (nearest === undefined || found.distance < nearest.distance))
        nearest = found;
    }
  }
  nearest ??= nearestIn(here, undefined, at);
  if (nearest === undefined) return undefined;
  const { rule, start, chunk } = nearest;
  const own = chunk.groups.find(({ rules }) => rules.includes(rule));
  return { rule, start, group: own?.group ?? groupBefore(file, chunk) };
}

interface Found extends Omit<PlacedAlert, "group"> {
  readonly chunk: Chunk;
  readonly distance: number;
}

function nearestIn({ chunk, start }: PlacedChunk, name: string | undefined, at: number): Found | undefined {
  let nearest: Found | undefined;
  for (const rule of chunk.rules) {
    if (rule.kind !== "alerting" || (name !== undefined && rule.alert.value !== name)) continue;
    const { from, to } = rule.node.span;
    const distance = Math.max(start + from - at, at - start - to, 0);
    if (nearest === undefined || distance < nearest.distance) nearest = { rule, start, chunk, distance };
  }
  return nearest;
}

function groupBefore(file: SourceFile, chunk: Chunk): RuleGroup | undefined {
  const headers: Chunk[] = [];
  for (const placed of file.chunks()) {
    if (placed.chunk === chunk) break;
    if (placed.chunk.part !== "rule") headers.push(placed.chunk);
  }
  for (const header of headers.reverse()) {
    const group = header.groups.at(-1)?.group;
    if (group !== undefined) return group;
  }
  return undefined;
}
