import assert from "node:assert/strict";
import { test } from "node:test";
import * as yaml from "yaml";
import { damageYaml } from "../../../../test/support/damage-yaml.ts";
import { Random } from "../../../../test/support/random.ts";
import { showYaml, showYamlProblems, yamlData } from "../../../../test/support/show-yaml.ts";
import { covers, type Span } from "../text/span.ts";
import { readYaml } from "./read.ts";
import type { YamlNode, YamlProblem } from "./yaml-node.ts";

test("reads block maps and lists, scalars of every style, and comments", () => {
  checkTree(
    `
groups: # all of them
- name: 'it''s'
  rules:
    - expr: |
        up
          == 0
      note: >-
        folded
        text
      text: "tab\\t"
      plain: two
        lines
      nothing:
`,
    `
map 1-196
  groups: list 23-196
    - map 25-196
      name: single-quoted "'it''s'" = "it's"
      rules: list 52-196
        - map 54-196
          expr: literal "|\\n        up\\n          == 0" = "up\\n  == 0\\n"
          note: folded ">-\\n        folded\\n        text" = "folded text"
          text: double-quoted "\\"tab\\\\t\\"" = "tab\\t"
          plain: plain "two\\n        lines" = "two lines"
          nothing: plain ""
comment # all of them`,
  );
});

test("takes tabs before a comment below another one, as the newer go-yaml does", () => {
  checkData("a:\n# one\n\t# two\n\n \t \t# three\n- b\n", { a: ["b"] });
  checkData("--- # one\r\n\t# two\r\na: b\r\n", { a: "b" });
  checkData("- # one\n\t# two\n  a\n", ["a"]);
  const tab = "found character that cannot start any token";
  for (const text of ["a:\n\t# one\n- b\n", "a: # one\n\t# two\n- b\n", "a:\n# one\n\t\n- b\n"]) {
    assert.equal(readYaml(text, () => yaml)[0]?.problems[0]?.message, tab, text);
  }
  assert.equal(readYaml("a:\n# one\n\t# two\n- b\n", () => yaml, "v2")[0]?.problems[0]?.message, tab);
});

test("meets a mistake right behind a document only as the newer go-yaml does, which looks ahead", () => {
  const text = "a: 1\n%YAML 1.1\n- b\n";
  const message = "block sequence entries are not allowed in this context";
  assert.equal(readYaml(text, () => yaml)[0]?.problems[0]?.message, message);
  assert.deepEqual(readYaml(text, () => yaml, "v2")[0]?.problems, []);
});

test("follows aliases and merge keys", () => {
  checkTree(
    `
base: &base {a: 1, b: 2}
list: [x, *base]
same: *base
more:
  <<: *base
  b: own
`,
    `
map 1-81
  base: flow map 13-25
    a: plain "1"
    b: plain "2"
  list: flow list 32-42
    - plain "x"
    - alias flow map 13-25
      a: plain "1"
      b: plain "2"
  same: alias flow map 13-25
    a: plain "1"
    b: plain "2"
  more: map 63-81
    b: plain "own"
    a: merged plain "1"`,
  );
});

test("tells mistakes in go-yaml's words, at the place, with what was probably meant", () => {
  checkProblem(
    "a: b<|:|> c\n",
    "mapping values are not allowed in this context",
    "A value that holds `: ` has to be quoted.",
  );
  checkProblem(
    "a: 1\n  b<|:|> 2\n",
    "line 2: mapping values are not allowed in this context",
    "This line is indented deeper than the key above it, whose value is already there.",
  );
  checkProblem(
    "a\nb<|:|> c\n",
    "line 2: mapping values are not allowed in this context",
    "The line above is no entry: a key needs a colon and a space.",
  );
  checkProblem(
    "d: {{ $labels.x }} <|down|>\n",
    "did not find expected key",
    "A value that starts with `{{` has to be quoted.",
  );
  checkProblem(
    "d: 'it'<|s here'|>\n",
    "did not find expected key",
    "The value ends with its closing quote. Write `''` for a quote within it.",
  );
  checkProblem(
    'a: <|"b|>\nc: "d"\n',
    "line 1: did not find expected key",
    "The quote that opens here is closed only some lines later.",
  );
  checkProblem(
    "a: <|'b|>\nc: d\n",
    "line 3: found unexpected end of stream",
    "The quote that opens here is never closed.",
  );
  checkProblem(
    "x: y\n<|a:b|>\nc: d\n",
    "line 2: could not find expected ':'",
    "A space is missing after the colon.",
  );
  checkProblem(
    "a:\n<|\t|>b: c\n",
    "line 2: found character that cannot start any token",
    "YAML is indented with spaces, not with tabs.",
  );
  checkProblem(
    'x: "a<|\\d|>"\n',
    "found unknown escape character",
    "Write `\\\\` for a backslash, or use single quotes.",
  );
  checkProblem(
    "a: <|@b|>\n",
    "found character that cannot start any token",
    "A value that starts with `@` has to be quoted.",
  );
  checkProblem(
    "a: <|[|>b\nc: d\n",
    "line 1: did not find expected ',' or ']'",
    "The `[` that opens here is not closed.",
  );
  checkProblem(
    "- a:\n    b: c\n   <|f:|> g\n",
    "line 2: did not find expected key",
    "The indentation of this line fits none of the lines above.",
  );
  checkProblem("<|%YAML 1.3|>\n---\na: b\n", "found incompatible YAML document");
  checkProblem(
    "%YAML 1.1\n<|a|>\n",
    "line 1: did not find expected <document start>",
    "A line with `---` is missing between the directives and the document.",
  );
  checkProblem("a: <|\u0007|>b\n", "control characters are not allowed");
  checkProblem("a: !!int <|b|>\n", "cannot decode !!str `b` as a !!int");
  checkProblem("a: &a [<|*a|>]\n", "anchor 'a' value contains itself");
  checkProblem("a: 1\n<|a|>: 2\n", 'line 2: mapping key "a" already defined at line 1');
  checkProblem("<<: <|1|>\n", "map merge requires map or sequence of maps as the value");
  checkProblem("<|[a]|>: b\n", "line 1: cannot unmarshal !!seq into string");
});

test("accepts what go-yaml accepts, though YAML 1.2 does not", () => {
  checkData('a: "x\ny"\nb: c\n', { a: "x y", b: "c" });
  checkData("- a: 'x\n- b: y'\n", [{ a: "x - b: y" }]);
  checkData("a: [b,\nc]\n", { a: ["b", "c"] });
  checkData('a: "b"#c\n', { a: "b" });
  checkData("a: |\n  no line break at the end", { a: "no line break at the end" });
  checkData("a: b\u2028  c\n", { a: "b\u2028c" });
  checkData("a: 'b\u0085 c'\n", { a: "b c" });
  checkData("%YAML 1.1\n---\na: b\n", { a: "b" });
  checkData("\ufeffa: b\r\n", { a: "b" });
  checkData("? a\n: b\n? c\n", { a: "b", c: "" });
});

test("keeps the lines around a mistake", () => {
  const rest = { e: "f", g: { h: "i" } };
  const after = "\ne: f\ng:\n  h: i\n";
  checkBroken(`x: y\na${after}`, { x: "y", a: "", ...rest });
  checkBroken(`a: "b${after}`, { a: "b", ...rest });
  checkBroken(`a: [b, ccc,${after}`, { a: ["b", "ccc"], ...rest });
  checkBroken(`a: @b${after}`, { a: "@b", ...rest });
  checkBroken(`a: "\\d"${after}`, { a: "\\d", ...rest });
  checkBroken(`a: b\n\tc: d${after}`, { a: "b", ...rest });
});

test("goes on with the next document after a mistake", () => {
  const documents = readYaml("a: @\n---\nb: c\n--- ]\n---\nd: &e f\ng: *e\n", () => yaml);
  assert.deepEqual(
    documents.map(({ root, problems }) => [yamlData(root), problems.length]),
    [
      [{ a: "@" }, 1],
      [{ b: "c" }, 0],
      [undefined, 1],
      [{ d: "f", g: "f" }, 0],
    ],
  );
});

test("refuses documents whose aliases grow beyond measure", () => {
  const lines = ["a: &a [x,x,x,x,x,x,x,x,x]"];
  for (const [index, name] of [..."bcdefghijk"].entries()) {
    const before = "abcdefghij"[index];
    lines.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(",")}]`);
  }
  const [document] = readYaml(lines.join("\n"), () => yaml);
  assert.equal(document?.root, undefined);
  assert.equal(document?.problems[0]?.message, "document contains excessive aliasing");
});

test("keeps every place within the text, whatever the text", () => {
  const random = new Random(4);
  const text =
    "a: &a {x: [y, 'z']}\nb:\n- c: |\n    d\n  e: \"f\\n\" # g\n- *a\n---\nh:\n  <<: *a\n  ? i\n  : !!str j\n";
  for (let round = 0; round < 800; round++) checkPlaces(damageYaml(text, random));
});

function checkPlaces(text: string): void {
  const documents = readYaml(text, () => yaml);
  let end = 0;
  for (const { span, root, problems, comments } of documents) {
    const shown = JSON.stringify(text);
    assert.equal(span.from, end, shown);
    end = span.to;
    for (const problem of problems) assertWithin(problem.span, { from: 0, to: text.length }, shown);
    for (const comment of comments) {
      assertWithin(comment.span, span, shown);
      assert.equal(text[comment.span.from], "#", shown);
    }
    if (root !== undefined) checkNode(root, span, shown);
  }
  assert.equal(end, text.length);
}

function checkNode(node: YamlNode, around: Span, shown: string): void {
  assertWithin(node.span, around, shown);
  if (node.kind === "list") {
    for (const [index, item] of node.items.entries()) {
      if (node.aliases?.has(index)) assertWithin(node.aliases.get(index)!, node.span, shown);
      else checkNode(item, node.span, shown);
    }
  }
  if (node.kind !== "map") return;
  for (const entry of node.entries) {
    if (entry.mergedBy !== undefined) continue;
    if (entry.keyAlias === undefined) checkNode(entry.key, node.span, shown);
    if (entry.alias === undefined) checkNode(entry.value, node.span, shown);
    else assertWithin(entry.alias, node.span, shown);
  }
}

function assertWithin(inner: Span, outer: Span, shown: string): void {
  assert.ok(covers(outer, inner) && inner.from <= inner.to, `${JSON.stringify([inner, outer])} ${shown}`);
}

test("comes to an end where only go-yaml sees a line break", () => {
  checkPlaces("{\\x\u0085? ");
  checkPlaces("a: [b\u2028c: d");
});

/** `<|` and `|>` enclose the place of the only problem. */
function checkProblem(marked: string, message: string, hint?: string): void {
  const text = marked.replace("<|", "").replace("|>", "");
  const from = marked.indexOf("<|");
  const problems = readYaml(text, () => yaml).flatMap((document) => document.problems);
  assert.equal(problems.length, 1, JSON.stringify(problems));
  const [problem] = problems;
  assert.equal(printed(problem!), message);
  assert.equal(problem!.hint, hint);
  assert.deepEqual(problem!.span, { from, to: marked.indexOf("|>") - 2 }, marked);
}

/** With the lines that go-yaml names. */
function printed({ line, message, relatedLine }: YamlProblem): string {
  const place = line === undefined ? "" : `line ${line}: `;
  const earlier = relatedLine === undefined ? "" : ` at line ${relatedLine}`;
  return `${place}${message}${earlier}`;
}

function checkData(text: string, data: unknown): void {
  const documents = readYaml(text, () => yaml);
  assert.equal(showYamlProblems(documents), "");
  assert.deepEqual(
    documents.map(({ root }) => yamlData(root)),
    [data],
  );
}

function checkBroken(text: string, data: unknown): void {
  const documents = readYaml(text, () => yaml);
  assert.equal(documents.flatMap((document) => document.problems).length, 1);
  assert.deepEqual(yamlData(documents[0]?.root), data);
}

function checkTree(text: string, expected: string): void {
  const [document] = readYaml(text, () => yaml);
  assert.ok(document);
  assert.deepEqual(document.problems, []);
  assert.equal(`\n${showYaml(text, document)}`, expected);
}
