import assert from "node:assert/strict";
import { test } from "node:test";
import { allFeatures, parse } from "../../../../test/support/show-expression.ts";
import { labelUsesIn } from "./label-uses.ts";

/** Checks the uses of labels, one in a line, marked below the name; behind the arrow what is asked for the label. */
function checkUses(text: string, ...expected: string[]): void {
  const shown = [...labelUsesIn(parse(text, allFeatures).root)].map(({ name, role, span, readFrom }) => {
    const marks = `${" ".repeat(span.from)}${"^".repeat(span.to - span.from)}`;
    const asked = readFrom.map((each) => text.slice(each.span.from, each.span.to));
    return [marks, role, name, ...(asked.length > 0 ? ["←", asked.join(" and ")] : [])].join(" ");
  });
  assert.deepEqual(shown, expected);
}

test("finds the labels of matchers and groupings", () => {
  checkUses(
    'sum by (a, "b.c") (m{d="x", "e"!="y"})',
    '        ^ by a ← m{d="x", "e"!="y"}',
    '            ^^^ by b.c ← m{d="x", "e"!="y"}',
    '                     ^ matcher d ← m{d="x", "e"!="y"}',
    '                             ^ matcher e ← m{d="x", "e"!="y"}',
  );
  checkUses("max without (a) (m)", "             ^ without a ← m");
  checkUses('{"m", __name__=~"n.*"}', '      ^^^^^^^^ matcher __name__ ← {"m", __name__=~"n.*"}');
});

test("finds the labels that two sides match on", () => {
  checkUses(
    "m * on (a) group_left (b) n",
    "        ^ on a ← m and n",
    "                       ^ include b ← n",
  );
  checkUses("m - ignoring (a) n", "              ^ ignoring a ← m and n");
  checkUses("m * on () group_right (b) n", "                       ^ include b ← m");
});

test("finds the labels that functions read and set", () => {
  checkUses(
    'label_replace(m, "a", "$1", "b\\x63", ".*")',
    "                  ^ destination a",
    "                             ^^^^^ source bc ← m",
  );
  checkUses(
    "label_join(m, 'a', '-', `b`, ('c'))",
    "               ^ destination a",
    "                         ^ source b ← m",
    "                               ^ source c ← m",
  );
  checkUses('sort_by_label(m, "a")', "                  ^ sort a ← m");
  checkUses('count_values("a", m)', "              ^ destination a");
  checkUses('info(m, {a="x"})', "         ^ info-matcher a");
});

test("finds labels in expressions that are not finished", () => {
  checkUses("sum by (a, ", "        ^ by a");
  checkUses("m{a=", "  ^ matcher a ← m{a=");
});
