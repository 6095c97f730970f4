import assert from "node:assert/strict";
import { test } from "node:test";
import * as yaml from "yaml";
import { Random } from "../../../../test/support/random.ts";
import { writeScalar } from "../../../../test/support/write-scalar.ts";
import { applyEdits } from "../text/text-edit.ts";
import { readYaml } from "./read.ts";
import { replaceInScalar } from "./scalar-edit.ts";
import { scalarMap } from "./scalar-map.ts";
import { scanYaml } from "./scan.ts";
import type { ScalarStyle, YamlNode, YamlScalar } from "./yaml-node.ts";

test("maps each character of a value to the one that made it", () => {
  checkMap("plain", "plain");
  checkMap("'it''s'", "it's");
  checkMap('"a\\tb\\u0041\\U0001F600"', "a\\b\\\\U");
});

test("maps a piece of a value from its first to past its last character", () => {
  const text = "k: 'it''s'\n";
  const map = scalarMap(text, valueIn(text));
  assert.deepEqual(map.spanToSource({ from: 2, to: 3 }), { from: 6, to: 8 });
  assert.deepEqual(map.spanToSource({ from: 4, to: 4 }), { from: 9, to: 9 });
});

test("maps random texts in every style, at any indentation", () => {
  const random = new Random(1);
  const written = new Map<ScalarStyle, number>();
  for (let round = 0; round < 2500; round++) {
    const value = randomText(random);
    const style = random.pick(styles);
    const lineBreak = random.pick(["\n", "\n", "\r\n"]);
    const place = random.pick(places);
    const scalar = writeScalar(value, style, { indent: place.indent, random, lineBreak });
    if (scalar === undefined) continue;
    written.set(style, (written.get(style) ?? 0) + 1);
    const before = place.before.replaceAll("\n", lineBreak);
    const text = before + scalar.source + lineBreak + place.after.replaceAll("\n", lineBreak);
    const node = valueIn(text);
    const shown = JSON.stringify(text);
    assert.equal(node.value, value, shown);
    assert.equal(node.style, style, shown);
    checkPlaces(
      text,
      node,
      scalar.made.map((offset) => offset + before.length),
    );
  }
  for (const style of styles) assert.ok(written.get(style)! > 40, `${style}: ${written.get(style)}`);
});

test("maps what the yaml package writes", () => {
  const random = new Random(2);
  let read = 0;
  for (let round = 0; round < 250; round++) {
    const value = randomText(random).replaceAll(/[\r\x85\u2028]/g, "");
    const options = {
      lineWidth: random.pick([20, 80]),
      defaultStringType: random.pick([
        "PLAIN",
        "QUOTE_DOUBLE",
        "QUOTE_SINGLE",
        "BLOCK_LITERAL",
        "BLOCK_FOLDED",
      ] as const),
      defaultKeyType: "PLAIN",
    } as const;
    const text = yaml.stringify([{ key: value }, { key: value }], options);
    // go-yaml refuses a tab at the start of a block scalar; what the package writes wrongly it cannot read either.
    if (/[|>].*\n\s*\t/.test(text) || yaml.parse(text, { schema: "failsafe" })[0].key !== value) continue;
    read++;
    const node = valueIn(text);
    assert.equal(node.value, value, `${JSON.stringify(options)} ${JSON.stringify(text)}`);
    checkPlaces(text, node);
  }
  assert.ok(read > 200, `only ${read} were read`);
});

test("replaces a piece of a value as its style asks for, or not at all", () => {
  const random = new Random(3);
  let replaced = 0;
  for (let round = 0; round < 1500; round++) {
    const value = randomText(random);
    const style = random.pick(styles);
    const place = random.pick(places);
    const scalar = writeScalar(value, style, { indent: place.indent, random, lineBreak: "\n" });
    if (scalar === undefined) continue;
    const text = `${place.before}${scalar.source}\n${place.after}`;
    const node = valueIn(text);
    const from = random.below(value.length + 1);
    const to = from + random.below(value.length - from + 1);
    const newText = randomText(random).slice(0, random.below(6));
    const edit = replaceInScalar(text, node, { span: { from, to }, newText });
    if (edit === undefined) continue;
    replaced++;
    const after = applyEdits(text, [edit]);
    const expected = value.slice(0, from) + newText + value.slice(to);
    assert.equal(valueIn(after).value, expected, `${JSON.stringify(text)} → ${JSON.stringify(after)}`);
  }
  assert.ok(replaced > 500, `only ${replaced} were replaced`);
});

const styles: readonly ScalarStyle[] = ["plain", "single-quoted", "double-quoted", "literal", "folded"];

/** Where the value stands; `indent` is the column that its further lines must at least have. */
const places = [
  { before: "k: ", after: "", indent: 1 },
  { before: "# é😀\nk: ", after: "z: y\n", indent: 1 },
  { before: "- k:    ", after: "  z: y\n", indent: 3 },
  { before: "a:\n- b:\n      - k: ", after: "a2: c\n", indent: 9 },
  { before: "- ", after: "- x\n", indent: 1 },
];

const alphabet = [
  "a",
  "b",
  "zé",
  "e",
  " ",
  " ",
  "  ",
  "\n",
  "\n\n",
  "'",
  '"',
  "\\",
  ": ",
  " #",
  "😀",
  "\t",
  "{",
  "-",
  "0",
].concat(["\u2028", "\x85", "\r", "%", "|", "x y", "word", "n"]);

function randomText(random: Random): string {
  let text = "";
  for (let length = random.below(14); length >= 0; length--) text += random.pick(alphabet);
  return random.chance(0.5) ? text.trim() : text;
}

/** `sources` holds, for each UTF-16 unit of the value, the first unit of what made it. */
function checkMap(source: string, sources: string): void {
  const text = `k: ${source}\n`;
  const node = valueIn(text);
  const map = scalarMap(text, node);
  const found = Array.from(node.value, () => "");
  assert.ok(found.length > 0);
  const made = Array.from({ length: node.value.length }, (_, index) => text[map.toSource(index)]);
  assert.equal(made.join(""), sources);
  checkPlaces(text, node);
}

/** The laws of a map; `made` are the places that are expected, where they are known. */
function checkPlaces(text: string, node: YamlScalar, made?: readonly number[]): void {
  const map = scalarMap(text, node);
  const shown = `${JSON.stringify(text)} ${JSON.stringify(node.value)}`;
  const places = Array.from({ length: node.value.length }, (_, index) => map.toSource(index));
  if (made !== undefined) assert.deepEqual(places, made, shown);
  places.push(map.toSource(node.value.length));
  for (let index = 1; index < places.length; index++) {
    assert.ok(places[index]! > places[index - 1]!, `${shown} at ${index}`);
  }
  for (let index = 0; index < places.length; index++) {
    assert.equal(map.toValue(places[index]!), index, `${shown} at ${index}`);
  }
  for (let at = node.span.from, last = 0; at <= node.span.to; at++) {
    const offset = map.toValue(at);
    assert.ok(offset >= last && offset <= node.value.length, `${shown} from ${at}`);
    last = offset;
  }
}

/** The last scalar that is not the key or the text after it: the value of `k`, or the first item. */
function valueIn(text: string): YamlScalar {
  const documents = readYaml(text, () => yaml);
  assert.deepEqual(
    documents.flatMap((document) => document.problems),
    [],
    JSON.stringify(text),
  );
  const scanned = scanYaml(text);
  if (scanned !== undefined) assert.deepEqual([scanned], documents);
  const value = find(documents[0]?.root);
  assert.ok(value, JSON.stringify(text));
  return value;
}

function find(node: YamlNode | undefined): YamlScalar | undefined {
  if (node === undefined || node.kind === "scalar") return node;
  return find(node.kind === "list" ? node.items[0] : node.entries[0]?.value);
}
