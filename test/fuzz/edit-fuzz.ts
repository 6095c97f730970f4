import assert from "node:assert/strict";
import { type CheckSettings, defaultCheckSettings } from "../../server/src/core/checks/check-settings.ts";
import { FileProblems } from "../../server/src/core/checks/file-problems.ts";
import { collectProblems } from "../../server/src/core/checks/run-checks.ts";
import { ChunkList } from "../../server/src/core/files/chunk-list.ts";
import { ChunkedFile } from "../../server/src/core/files/chunked-file.ts";
import { editFile, settleFile } from "../../server/src/core/files/edit-file.ts";
import { readFile } from "../../server/src/core/files/read-file.ts";
import type { ReadOptions } from "../../server/src/core/files/read-options.ts";
import type { SourceFile } from "../../server/src/core/files/source-file.ts";
import { startOfFile } from "../../server/src/core/files/split-lines.ts";
import { TextChunk } from "../../server/src/core/files/text-chunk.ts";
import { LineIndex } from "../../server/src/core/text/line-index.ts";
import { shiftSpan } from "../../server/src/core/text/span.ts";
import { applyEdits, type TextEdit } from "../../server/src/core/text/text-edit.ts";
import type { Random } from "../support/random.ts";
import { randomEdit } from "./random-edit.ts";

export interface EditFuzz {
  readonly name: string;
  readonly text: string;
  readonly edits: number;
  readonly random: Random;
  readonly options: ReadOptions;
}

/**
 * Edits a text again and again, and compares after each edit what was kept up to date with what is read from scratch:
 * text, chunks, positions, rules and problems. Now and then the text is put back, so that it is not all rubble.
 */
export function fuzzEdits({ name, text, edits, random, options }: EditFuzz): void {
  const request = { options, path: name, namedBy: "user" as const };
  const settings = defaultCheckSettings;
  let current = text;
  let file = readFile(text, request);
  let problems = new FileProblems(settings);
  let history: TextEdit[] = [];
  for (let count = 0; count < edits; count++) {
    if (random.chance(0.06)) {
      current = text;
      file = readFile(text, request);
      problems = new FileProblems(settings);
      history = [];
    }
    const edit = randomEdit(current, random);
    history.push(edit);
    try {
      current = applyEdits(current, [edit]);
      file = editFile(file, [edit]);
      if (!file.isSettled) file = settleFile(file);
      const scratch = readFile(current, { ...request, kind: file.kind });
      compareFiles({ file, scratch, text: current, random });
      compareProblems({ file, scratch, problems, settings });
      compareWithWhole(scratch, settings);
    } catch (error) {
      const edited = JSON.stringify({ edits: history, from: text.length < 3000 ? text : name });
      throw new Error(`After edit ${count} of ${name}: ${edited}`, { cause: error });
    }
  }
}

interface Versions {
  readonly file: SourceFile;
  readonly scratch: SourceFile;
  readonly text: string;
  readonly random: Random;
}

function compareFiles({ file, scratch, text, random }: Versions): void {
  assert.equal(file.text(), text);
  assert.equal(file.length, text.length);
  const from = random.below(text.length + 1);
  const to = from + random.below(text.length - from + 1);
  assert.equal(file.text({ from, to }), text.slice(from, to));

  const lines = new LineIndex(text);
  assert.equal(file.lineCount, lines.lineCount);
  for (const offset of [from, to, random.below(text.length + 1)]) {
    assert.deepEqual(file.positionAt(offset), lines.positionAt(offset));
  }
  const line = random.below(lines.lineCount + 2) - 1;
  const character = random.below(200);
  assert.equal(file.offsetAt({ line, character }), lines.offsetAt({ line, character }));

  assert.deepEqual(chunksOf(file), chunksOf(scratch));
  assert.deepEqual(rulesOf(file), rulesOf(scratch));
}

function chunksOf(file: SourceFile): unknown[] {
  return [...file.chunks()].map(({ chunk, start, line }) => [start, line, chunk.text]);
}

/** Which rule is in which group, and where its fields stand. */
function rulesOf(file: SourceFile): unknown[] {
  return [...file.groups()].map(({ group, start, rules }) => [
    start,
    group.name?.value,
    [...rules()].map(({ rule, start }) => [
      start,
      rule.kind,
      rule.node.span,
      rule.node.entries.map(({ key, value }) => [key.value, key.span, value.span]),
    ]),
  ]);
}

interface ProblemVersions {
  readonly file: SourceFile;
  readonly scratch: SourceFile;
  readonly problems: FileProblems;
  readonly settings: CheckSettings;
}

function compareProblems({ file, scratch, problems, settings }: ProblemVersions): void {
  const kept = problems.update(file);
  assert.deepEqual(kept, collectProblems(scratch, settings));
  for (const { span } of kept) {
    assert.ok(0 <= span.from && span.from <= span.to && span.to <= file.length, `${span.from}..${span.to}`);
  }
}

/** When each piece of a file says that it stands alone, the file as a whole says the same. */
function compareWithWhole(file: SourceFile, settings: CheckSettings): void {
  assert.ok(file instanceof ChunkedFile);
  if (file.pieces.count === 1 || !file.pieces.standsAlone) return;
  const chunk = new TextChunk(file.text(), "whole", startOfFile, file.context.reader);
  const whole = new ChunkedFile(file.context, ChunkList.of([chunk]), true);
  assert.deepEqual(placesOf(file), placesOf(whole));
  assert.deepEqual(collectProblems(file, settings), collectProblems(whole, settings));
}

/** Groups, rules and their fields with where they are in the file. */
function placesOf(file: SourceFile): unknown[] {
  return [...file.groups()].map(({ group, start, rules }) => [
    group.name?.value,
    group.name && shiftSpan(group.name.scalar.span, start),
    [...rules()].map(({ rule, start }) => [
      rule.kind,
      rule.node.entries.map(({ key, value }) => [
        key.value,
        shiftSpan(key.span, start),
        value.kind === "scalar" ? value.value : value.kind,
        shiftSpan(value.span, start),
      ]),
    ]),
  ]);
}
