import assert from "node:assert/strict";
import { test } from "node:test";
import type { RegexNode } from "./ast.ts";
import { parsePattern } from "./parse.ts";

/** The kinds of all nodes with the text of each, as deep as they are nested. */
function outline(pattern: string): string {
  const parsed = parsePattern(pattern);
  assert.ok(parsed.ok, parsed.ok ? "" : parsed.message);
  const show = (node: RegexNode): string => {
    const { from, to } = node.span;
    return `${node.kind} ${pattern.slice(from, to)}${partsOf(node)
      .map((part) => `\n${show(part)}`)
      .join("")
      .replaceAll("\n", "\n  ")}`;
  };
  return show(parsed.root);
}

function partsOf(node: RegexNode): readonly RegexNode[] {
  if (node.kind === "sequence") return node.items;
  if (node.kind === "alternation") return node.branches;
  return node.kind === "group" || node.kind === "repeat" ? [node.body] : [];
}

/** The pattern with the message under what it points at. */
function mistake(pattern: string): string {
  const parsed = parsePattern(pattern);
  assert.ok(!parsed.ok, `${pattern} is valid`);
  const { from, to } = parsed.span;
  return `${" ".repeat(from)}${"^".repeat(Math.max(1, to - from))} ${parsed.message.replace("error parsing regexp: ", "")}`;
}

test("says of every part where it stands", () => {
  assert.equal(
    outline("(?i)a\\.[b-d]+?|(?P<x>(?:\\Qe*\\E)$)"),
    `alternation (?i)a\\.[b-d]+?|(?P<x>(?:\\Qe*\\E)$)
  sequence (?i)a\\.[b-d]+?
    flags (?i)
    character a
    character \\.
    repeat [b-d]+?
      class [b-d]
  group (?P<x>(?:\\Qe*\\E)$)
    sequence (?:\\Qe*\\E)$
      group (?:\\Qe*\\E)
        sequence \\Qe*\\E
          character e
          character *
      anchor $`,
  );
});

test("knows what flags hold where", () => {
  const parsed = parsePattern("(?i:a(?-i)b)c(?m)^.(?-s:.)");
  assert.ok(parsed.ok);
  assert.match(JSON.stringify(parsed.root), /"codePoint":97,"ignoresCase":true/);
  assert.match(JSON.stringify(parsed.root), /"codePoint":98,"ignoresCase":false/);
  assert.match(JSON.stringify(parsed.root), /"codePoint":99,"ignoresCase":false/);
  assert.match(JSON.stringify(parsed.root), /"line-start"/);
  assert.match(JSON.stringify(parsed.root), /"matchesLineFeed":true.*"matchesLineFeed":false/);
});

test("counts groups, and knows their names", () => {
  const parsed = parsePattern("(a)(?:b)(?P<x>c)(?<y>d)(?P<x>e)");
  assert.ok(parsed.ok);
  assert.deepEqual(parsed.groupNames, ["", "", "x", "y", "x"]);
});

test("a brace that begins no count is a character, and flags do not come before a repetition", () => {
  assert.equal(outline("a{,2}").split("\n").length, 6);
  assert.equal(outline("a(?i)*"), "sequence a(?i)*\n  repeat a(?i)*\n    character a\n  flags (?i)");
});

test("points at mistakes in Go's words", () => {
  assert.equal(mistake("a(b|"), " ^ missing closing ): `a(b|`");
  assert.equal(mistake("a)b"), " ^ unexpected ): `a)b`");
  assert.equal(mistake("a[b"), " ^ missing closing ]: `[b`");
  assert.equal(mistake("ab**?"), "  ^^^ invalid nested repetition operator: `**?`");
  assert.equal(mistake("a|?"), "  ^ missing argument to repetition operator: `?`");
  assert.equal(mistake("a\\"), " ^ trailing backslash at end of expression: ``");
  assert.equal(mistake("a(?!b)"), " ^^^ invalid or unsupported Perl syntax: `(?!`");
  assert.equal(mistake("\\p{Grek}"), "^^^^^^^^ invalid character class range: `\\p{Grek}`");
  assert.equal(mistake("(a{100}){11}"), "        ^^^^ invalid repeat count: `{11}`");
  assert.equal(mistake("a\udcff|b"), " ^^^ invalid UTF-8: `\ufffd|b`");
});

test("nests as deeply as Go, and no deeper", () => {
  const nested = (depth: number, open = "(") => `${open.repeat(depth)}a${")".repeat(depth)}`;
  assert.ok(parsePattern(nested(999)).ok);
  assert.ok(!parsePattern(nested(1000)).ok);
  assert.ok(parsePattern(nested(50_000, "(?:")).ok, "groups that take nothing count for nothing");
});

test("takes about linear time for hostile patterns", () => {
  for (const part of ["(", "[", "a*(?i)", "(a|", "\\pL", "(?:a{1}", "[[:", "a{2}", "|", "\\Q"]) {
    const start = performance.now();
    parsePattern(part.repeat(20_000));
    assert.ok(performance.now() - start < 1000, part);
  }
});
