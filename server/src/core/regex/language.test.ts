import assert from "node:assert/strict";
import { test } from "node:test";
import { RE2JS } from "re2js";
import { Random } from "../../../../test/support/random.ts";
import { contains, findCommonText, intersects, languageOf, languageOfText } from "./language.ts";
import type { PatternLanguage } from "./pattern-language.ts";

function language(pattern: string): PatternLanguage {
  const found = languageOf(pattern);
  assert.ok(found !== undefined, pattern);
  return found;
}

test("tells which texts a pattern matches in full", () => {
  for (const [pattern, matching, others] of [
    ["a|ab", ["a", "ab"], ["", "b", "abb"]],
    ["a.b", ["axb", "a\nb", "a😀b"], ["ab"]],
    ["(?-s)a.b", ["axb"], ["a\nb"]],
    ["(?i)k[a-c]", ["KA", "\u212ab"], ["kd"]],
    ["\\bfoo\\b.*\\Bx", ["foo xx"], ["foox", "foo x"]],
    ["(?m)^a$\\n^b$", ["a\nb"], ["a\n", "ab"]],
    ["[^a-z]\\d{2,3}", ["-12", "A123"], ["a12", "-1", "-1234"]],
    ["\\p{Greek}+\\PL", ["αβ1"], ["αβ", "ab1"]],
  ] as const) {
    for (const text of matching) assert.equal(language(pattern).matches(text), true, `${pattern} ${text}`);
    for (const text of others) assert.equal(language(pattern).matches(text), false, `${pattern} ${text}`);
  }
});

test("knows whether series without the label are matched", () => {
  for (const pattern of ["", ".*", "a?", "a|", "^$", "\\B", "(?m)^", "(?i)"]) {
    assert.equal(language(pattern).matchesEmpty, true, pattern);
  }
  for (const pattern of [".+", "a", "\\b", "a*b", "(^|,)x"]) {
    assert.equal(language(pattern).matchesEmpty, false, pattern);
  }
});

test("lists the texts of a pattern that has only some, as they are written", () => {
  const literals = (pattern: string) => language(pattern).literals(10);
  assert.deepEqual(literals("prod|staging|dev|prod"), ["prod", "staging", "dev"]);
  assert.deepEqual(literals("^web-(1|2)\\.de$"), ["web-1.de", "web-2.de"]);
  assert.deepEqual(literals("[a-c]x?"), ["ax", "a", "bx", "b", "cx", "c"]);
  assert.deepEqual(literals("\\bfoo\\b|(?:)"), ["", "foo"]);
  assert.deepEqual(literals("a^b"), []);
  assert.equal(literals("a*"), "more");
  assert.equal(literals("\\d\\d"), "more");
  assert.equal(language("(?i)ok").literal(), undefined);
  assert.equal(language("api\\.server").literal(), "api.server");
  assert.equal(language("(?:)").literal(), "");
});

test("tells patterns that match everything or nothing", () => {
  for (const pattern of [".*", "(.|\\n)*", ".*|a", "(?:.+|)", "^.*$", "[^a]*a*.*"]) {
    assert.equal(language(pattern).matchesEverything(), true, pattern);
  }
  for (const pattern of [".+", "(?-s).*", "[a-z]*"])
    assert.equal(language(pattern).matchesEverything(), false, pattern);
  for (const pattern of ["a^", "$a", "\\ba\\Bb\\b\\b\\B", "[^\\x00-\\x{10FFFF}]", "\\x{D800}"]) {
    assert.equal(language(pattern).matchesNothing(), true, pattern);
  }
  assert.equal(language("a*").matchesNothing(), false);
});

test("compares patterns with each other and with texts", () => {
  assert.equal(contains(language("kafka.*"), language("kafka|kafka-[0-9]+")), true);
  assert.equal(contains(language("kafka-[0-9]+"), language("kafka-.*")), false);
  assert.equal(contains(language("(?i)prod"), language("prod|Prod")), true);
  assert.equal(contains(language("a.*"), languageOfText("a.*")), true);
  assert.equal(contains(languageOfText("a.*"), language("a.*")), false);
  assert.equal(intersects(language("a.*"), language(".*b")), true);
  assert.equal(intersects(language("[a-m].*"), language("[n-z].*")), false);
  assert.equal(intersects(language("a|b"), languageOfText("c")), false);
});

test("finds a text that meets several conditions, or tells that there is none", () => {
  const matching = { language: language("web-.*"), matches: true };
  const without = { language: language(".*-[0-9]+"), matches: false };
  assert.equal(findCommonText([matching, without]), "web-");
  assert.equal(findCommonText([matching, { ...without, language: language("w.*") }]), false);
  assert.equal(findCommonText([{ language: language("\\d{3}"), matches: true }]), "000");
  assert.equal(findCommonText([{ language: language("a*"), matches: false }]), "b");
});

test("shows what somebody might have meant, and what is just not matched", () => {
  const example = (pattern: string) => language(pattern).example();
  assert.equal(example("kube-.*"), "kube-abc");
  assert.equal(example("5.."), "500");
  assert.equal(example("node.example.com"), "node.example.com");
  assert.equal(example("(.+):(9100|9090)"), "abc:9100");
  assert.equal(example("|[A-Z]+\\d"), "ABC1");
  assert.equal(example("a^"), undefined);
  assert.deepEqual(language("prod|dev").nearMisses(), [
    { text: "prod-1", because: "longer-at-the-end" },
    { text: "my-prod", because: "longer-at-the-start" },
    { text: "Prod", because: "other-case" },
    { text: "pro", because: "shorter" },
  ]);
  assert.deepEqual(language(".+").nearMisses(), [{ text: "", because: "shorter" }]);
  assert.deepEqual(language(".*").nearMisses(), []);
});

test("answers that it does not know, rather than to keep somebody waiting", () => {
  const hostile = [
    ".*a.{20}b",
    "(.*a.{12}|.*b.{13})*",
    `(${"(a?)".repeat(30)}b{1,30}){30}`,
    "(?:(?:x{1,10}){1,10}y?){1,10}".repeat(40),
    `(?:${"[a-z]".repeat(800)}){1000}`,
    "(?:".repeat(5000) + "a*)".repeat(5000),
    `(${Array.from({ length: 3000 }, (_, at) => `w${at}`).join("|")})+x`,
    "(?i)(\\pL|\\PL\\d){50}".repeat(10),
    `(a|b){9}${"[a]".repeat(3000)}${"c".repeat(10_000)}`,
    Array.from({ length: 20_000 }, (_, at) => `node-${at}`).join("|"),
    `(${"x".repeat(900)}){1000}`,
  ];
  for (const pattern of hostile) {
    const start = performance.now();
    const hard = language(pattern);
    hard.matchesEverything();
    hard.literals(10);
    hard.matches("ab".repeat(1000));
    hard.nearMisses();
    intersects(hard, language(".*a.{19}"));
    contains(hard, language("(.*b.{11})*"));
    assert.ok(performance.now() - start < 5000, pattern.slice(0, 40));
  }
});

test("matches as the library does", () => {
  const random = new Random(5);
  const parts = [
    ..."ab- .|()*+?^$",
    "[ab]",
    "[^a]",
    "(?:",
    "(?i)",
    "A",
    "\\b",
    "\\B",
    "\\d",
    ".*",
    "{2}",
    "(?m)",
    "\n",
    "k",
    "\\pL",
  ];
  const letters = [..."abAB- 1k\n", "\u212a", "é"];
  let valid = 0;
  for (let count = 0; count < 3000; count++) {
    const pattern = Array.from({ length: random.below(9) }, () => random.pick(parts)).join("");
    const found = languageOf(pattern);
    if (found === undefined) continue;
    valid++;
    const library = RE2JS.compile(pattern, RE2JS.DOTALL);
    for (let tries = 0; tries < 6; tries++) {
      const text = Array.from({ length: random.below(5) }, () => random.pick(letters)).join("");
      assert.equal(
        found.matches(text),
        library.testExact(text),
        `${JSON.stringify(pattern)} ${JSON.stringify(text)}`,
      );
    }
    const example = found.example();
    if (example === undefined) assert.equal(found.matchesNothing(), true, pattern);
    else assert.ok(library.testExact(example), `${pattern} ${example}`);
    for (const { text } of found.nearMisses()) assert.ok(!library.testExact(text), `${pattern} ${text}`);
  }
  assert.ok(valid > 1000, `${valid}`);
});

test("decides as trying all short texts does", () => {
  const random = new Random(6);
  const parts = [..."ab|()*+?", "[ab]", "a", "b", "(?:", ".*", "{2}", "\\b", "^", "$"];
  const texts = [""];
  for (const text of texts) if (text.length < 6) texts.push(`${text}a`, `${text}b`);
  const pick = () =>
    languageOf(Array.from({ length: 1 + random.below(6) }, () => random.pick(parts)).join(""));
  let valid = 0;
  for (let count = 0; count < 4000; count++) {
    const [a, b] = [pick(), pick()];
    if (a === undefined || b === undefined) continue;
    valid++;
    const title = `${a.pattern} and ${b.pattern}`;
    const ofA = texts.filter((text) => a.matches(text));
    const both = ofA.filter((text) => b.matches(text));
    if (both.length > 0) assert.equal(intersects(a, b), true, title);
    if (both.length < ofA.length) assert.equal(contains(b, a), false, title);
    const literals = a.literals(1000);
    if (Array.isArray(literals)) {
      assert.deepEqual(
        literals.filter((text: string) => text.length <= 6 && !/[^ab]/.test(text)).sort(),
        ofA.sort(),
        title,
      );
    }
    // Where they differ at all, they do in a text that can be shown.
    const difference = findCommonText([
      { language: a, matches: true },
      { language: b, matches: false },
    ]);
    assert.equal(contains(b, a), difference === false, title);
    if (typeof difference === "string") assert.ok(a.matches(difference) && !b.matches(difference), title);
  }
  assert.ok(valid > 400, `${valid}`);
});
