import assert from "node:assert/strict";
import { test } from "node:test";
import { contextOf } from "../../../test/support/check-features.ts";
import { checkGolden, type Mark, sourceOfGolden, withMarks } from "../../../test/support/golden.ts";
import { tokenTypes } from "./legends.ts";
import { provideSemanticTokens, provideSemanticTokensInRange, tokenEdits } from "./semantic-tokens.ts";

function decode(data: readonly number[]): Mark[] {
  const marks: Mark[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [lines, characters, length, type] = data.slice(at, at + 4) as [number, number, number, number];
    line += lines;
    character = lines === 0 ? character + characters : characters;
    marks.push({ line, character, length, text: tokenTypes[type]! });
  }
  return marks;
}

test("tells the pieces of expressions apart in every style of scalar", () => {
  const name = "tokens/styles.yml";
  const source = sourceOfGolden(name);
  checkGolden(name, withMarks(source, decode(provideSemanticTokens(contextOf(source)))));
});

test("line ends make no difference", () => {
  const source = sourceOfGolden("tokens/styles.yml");
  assert.deepEqual(
    provideSemanticTokens(contextOf(source.replaceAll("\n", "\r\n"))),
    provideSemanticTokens(contextOf(source)),
  );
});

test("a range has the tokens of its lines", () => {
  const context = contextOf(sourceOfGolden("tokens/styles.yml"));
  const all = decode(provideSemanticTokens(context));
  const range = { start: { line: 7, character: 4 }, end: { line: 13, character: 0 } };
  assert.deepEqual(
    decode(provideSemanticTokensInRange(context, range)),
    all.filter(({ line }) => line >= 7 && line <= 13),
  );
});

test("a difference makes the one answer of the other", () => {
  const apply = (before: number[], after: number[]): number[] => {
    const result = [...before];
    for (const { start, deleteCount, data } of tokenEdits(before, after)) {
      result.splice(start, deleteCount, ...(data ?? []));
    }
    return result;
  };
  const some = [0, 1, 2, 3, 0, 0, 4, 2, 3, 0];
  for (const other of [[], [0, 1, 2, 3, 0], [...some, 1, 1, 1, 1, 0], [9, ...some.slice(1)], some]) {
    assert.deepEqual(apply(some, other), other);
    assert.deepEqual(apply(other, some), some);
  }
  assert.deepEqual(tokenEdits(some, some), []);
});

test("a file of PromQL has tokens, and one that is none of ours has none", () => {
  assert.equal(decode(provideSemanticTokens(contextOf("sum(up)", { path: "/a.promql" }))).length, 2);
  assert.deepEqual(provideSemanticTokens(contextOf("services:\n  expr: up\n", { path: "/compose.yml" })), []);
});
