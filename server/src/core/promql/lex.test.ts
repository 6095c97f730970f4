import assert from "node:assert/strict";
import { test } from "node:test";
import { tokenize } from "./lex.ts";

/** Types and texts of all tokens. */
function checkTokens(text: string, expected: string): void {
  const shown = tokenize(text).map(({ type, from, to }) => {
    const written = text.slice(from, to);
    return type === written ? type : `${type}:${written}`;
  });
  assert.equal(shown.join(" "), expected);
}

test("tells keywords, in whatever case, from names", () => {
  checkTokens("SUM by (Job) (a:b)", "sum:SUM by ( identifier:Job ) ( metric identifier:a:b )");
  checkTokens("sum_of inf NaN", "identifier:sum_of number:inf number:NaN");
});

test("takes every word in braces for a name", () => {
  checkTokens("{sum=\"a\",by!~'b'}", "{ identifier:sum = string:\"a\" , identifier:by !~ string:'b' }");
});

test("takes fill for a keyword only before a parenthesis", () => {
  checkTokens("fill + fill (1)", "identifier:fill + fill ( number:1 )");
});

test("tells numbers from durations", () => {
  checkTokens("1e3 0x1F .5 1h30m 5ms", "number:1e3 number:0x1F number:.5 duration:1h30m duration:5ms");
});

test("reads ranges and steps", () => {
  checkTokens("x[ 5m : step()*2 ]", "identifier:x [ duration:5m : step ( ) * number:2 ]");
});

test("keeps comments in their places", () => {
  checkTokens("a # b\n{ # c\n}", "identifier:a comment:# b { comment:# c }");
});

test("goes on behind what it does not know", () => {
  checkTokens("a & b", "identifier:a invalid:& identifier:b");
  checkTokens("a ! b", "identifier:a invalid:! identifier:b");
  checkTokens('x{a="b', 'identifier:x { identifier:a = string:"b');
  checkTokens('"a\\q" + b', 'string:"a\\q" + identifier:b');
  checkTokens("5min + 1", "invalid:5min + number:1");
});

test("sees by a parenthesis that a brace or a bracket was forgotten", () => {
  checkTokens('sum(x{a="b") by (c)', 'sum ( identifier:x { identifier:a = string:"b" ) by ( identifier:c )');
  checkTokens("rate(x[5m) by (c)", "identifier:rate ( identifier:x [ duration:5m ) by ( identifier:c )");
});

test("ends strings at the end of the line, raw ones not", () => {
  checkTokens('"a\nb', 'string:"a identifier:b');
  checkTokens("`a\nb`", "string:`a\nb`");
});
