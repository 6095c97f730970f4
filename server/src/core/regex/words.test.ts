import assert from "node:assert/strict";
import { test } from "node:test";
import { phraseText } from "../text/phrase.ts";
import { parsePattern } from "./parse.ts";
import { patternInWords } from "./words.ts";

/** What is said of a pattern, one line for each alternative. */
function say(pattern: string): string {
  const parsed = parsePattern(pattern);
  assert.ok(parsed.ok, pattern);
  const { alternatives, ignoresCase } = patternInWords(parsed.root);
  const lines = alternatives.map((alternative) => phraseText(alternative, (text) => `<${text}>`));
  return [...lines, ...(ignoresCase ? ["ignoring case"] : [])].join("; ");
}

test("says which texts it is about", () => {
  assert.equal(say("prod"), "is <prod>");
  assert.equal(say("^(?:prod|staging)$"), "is <prod> or <staging>");
  assert.equal(say("a|b|c"), "is one of <a>, <b> or <c>");
  assert.equal(say("prod|"), "is <prod>, or empty");
  assert.equal(say(""), "is empty");
  assert.equal(say("10\\.0\\.0\\.1"), "is <10.0.0.1>");
});

test("says how texts begin and end", () => {
  assert.equal(say(".*"), "is any text, or empty");
  assert.equal(say(".+"), "is not empty");
  assert.equal(say("kube-.*"), "starts with <kube->");
  assert.equal(say(".*:9104"), "ends with <:9104>");
  assert.equal(say(".*etcd.*"), "contains <etcd>");
  assert.equal(say("(argocd|argo-cd).*"), "starts with <argocd> or <argo-cd>");
  assert.equal(say("org-.+"), "is <org->, then one or more characters");
});

test("keeps alternatives apart, and texts that are written out together", () => {
  assert.equal(
    say("(kube-.*|default|openshift-.*|logging)"),
    "starts with <kube->; is <default> or <logging>; starts with <openshift->",
  );
});

test("says what characters there may be, and how many", () => {
  assert.equal(say("5.."), "is <5>, then 2 characters");
  assert.equal(say("db[0-9]+"), "is <db>, then one or more digits");
  assert.equal(say("2[0-9][0-9]"), "is <2>, then 2 digits");
  assert.equal(say("[a-zA-Z0-9_-]{2,}"), "is 2 or more letters, digits, <-> or <_>");
  assert.equal(say("es[12]x?"), "is <es>, then <1> or <2>, then optionally <x>");
  assert.equal(
    say("[^/]+/\\d{3,5}"),
    "is one or more characters other than </>, then </>, then 3 to 5 digits",
  );
  assert.equal(
    say("(/rootfs)?/var(ab)+"),
    "is optionally </rootfs>, then </var>, then <ab> one or more times",
  );
  assert.equal(
    say("\\p{Greek}[\\pL_]"),
    "is a character in Unicode's class <Greek>, then a character of a set",
  );
  assert.equal(say("a.b"), "is <a>, then any character, then <b>");
});

test("says where case does not matter", () => {
  assert.equal(say("(?i)k8s|[kx]y"), "is <k8s>; is <k> or <x>, then <y>; ignoring case");
  assert.equal(say("(?i:foo)bar"), "is <foo> in any case, then <bar>");
  assert.equal(say("(?i)5.."), "is <5>, then 2 characters");
});

test("names anchors that stand where they matter", () => {
  assert.equal(say("a^b"), "is <a>, then the start of the text, then <b>");
  assert.equal(say("\\bfoo.*"), "starts with the edge of a word, then <foo>");
});

test("says of long lists how many more there are", () => {
  const said = say(Array.from({ length: 50 }, (_, at) => `n${at}`).join("|"));
  assert.match(said, /^is one of <n0>, .*<n22> or 27 others$/);
});
