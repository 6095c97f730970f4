import assert from "node:assert/strict";
import { test } from "node:test";
import { expressionSituation } from "./expression-situation.ts";

/** The kind of situation at `<|>`, with what is known of it, and the word that is replaced. */
function checkSituation(marked: string, expected: string): void {
  const offset = marked.indexOf("<|>");
  const text = marked.replace("<|>", "");
  const { kind, word, ...known } = expressionSituation(text, offset);
  const details = Object.values(known)
    .filter((value) => value !== undefined)
    .map(print);
  const actual = [kind, ...details, JSON.stringify(text.slice(word.from, word.to))].join(" ");
  assert.equal(actual, expected, marked);
}

function print(value: unknown): string {
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${value.join(",")}]`;
  return Object.values(value as object)
    .map(print)
    .join(":");
}

test("an operand may begin where nothing stands before it", () => {
  checkSituation("<|>", `operand ""`);
  checkSituation("go_<|>", `operand "go_"`);
  checkSituation("(<|>)", `operand ""`);
  checkSituation("ra<|>te(foo[5m])", `operand "rate"`);
  checkSituation("# words\n<|>", `operand ""`);
});

test("an argument knows its function and its number", () => {
  checkSituation("sum(<|>)", `operand sum:0 ""`);
  checkSituation("sum(rat<|>)", `operand sum:0 "rat"`);
  checkSituation("histogram_quantile(0.9, <|>", `operand histogram_quantile:1 ""`);
  checkSituation("topk by (a) (5, <|>", `operand topk:1 ""`);
  checkSituation("round(rate(x[5m]), <|>", `operand round:1 ""`);
});

test("behind an operator an operand or a modifier may stand", () => {
  checkSituation("a / ignor<|>", `operand /:[] "ignor"`);
  checkSituation("1 > b<|>)", `operand >:[] "b"`);
  checkSituation("a == bool <|>", `operand ==:[bool] ""`);
  checkSituation("a * on (x) <|>", `operand *:[on] ""`);
  checkSituation("a * on (x) group_left <|>", `operand *:[group_left,on] ""`);
  checkSituation("a * on (x) group_left (y) b<|>", `operand *:[group_left,on] "b"`);
  checkSituation("a and <|>", `operand and:[] ""`);
  checkSituation("a * on (x) fill_left (0) <|>", `operand *:[fill_left,on] ""`);
  checkSituation("a - <|>", `operand -:[] ""`);
});

test("behind a sign an operand stands, and no modifier", () => {
  checkSituation("-<|>", `operand ""`);
  checkSituation("a > --<|>", `operand ""`);
  checkSituation("a * on (x) -<|>", `operand ""`);
  checkSituation("sum(-<|>", `operand sum:0 ""`);
  checkSituation("sum(a * -<|>", `operand ""`);
  checkSituation("a @ -<|>", `nothing ""`);
});

test("behind a modifier of a selector another one may stand", () => {
  checkSituation("a offset 5m <|>", `after operand selector:[offset] ""`);
  checkSituation("a @ -5 <|>", `after operand selector:[@] ""`);
  checkSituation("a[5m] @ start() <|>", `after operand selector:[@] ""`);
  checkSituation("a offset -max_of(5m, step()) @ 5 o<|>", `after operand selector:[@,offset] "o"`);
  checkSituation("a[5m] anchored <|>", `after operand selector:[anchored] ""`);
  checkSituation("(5) <|>", `after operand other ""`);
});

test("behind an operand an operator may stand", () => {
  checkSituation("rate(foo[5m])<|>", `after operand other ""`);
  checkSituation("metric unle<|>", `after operand selector:[] "unle"`);
  checkSituation('a{b="c"} off<|>', `after operand selector:[] "off"`);
  checkSituation("a[5m] <|>", `after operand selector:[] ""`);
  checkSituation("sum(a) <|>", `after operand aggregation:false ""`);
  checkSituation("sum by (b) (a) <|>", `after operand aggregation:true ""`);
  checkSituation("sum(a) by (b) <|>", `after operand other ""`);
  checkSituation("5 <|>", `after operand other ""`);
});

test("between an aggregation and its parentheses a grouping may stand", () => {
  checkSituation("sum <|>", `after aggregation ""`);
  checkSituation("sum b<|> (a)", `after aggregation "b"`);
  checkSituation("SUM by (b) <|>", `nothing ""`);
  checkSituation("sum by <|>", `nothing ""`);
});

test("names of labels are wanted in braces and lists", () => {
  checkSituation("sum by (<|>)", `label in list by [] ""`);
  checkSituation("sum by (a, b<|>)", `label in list by [a] "b"`);
  checkSituation("a * on (<|>", `label in list on [] ""`);
  checkSituation("{<|>}", `label in selector [] ""`);
  checkSituation('up{a="b", my<|>}', `label in selector up [a] "my"`);
  checkSituation("up{a<|>=", `label in selector up [] "a"`);
});

test("in a selector a match operator and a value follow the name", () => {
  checkSituation("up{a <|>", `match operator ""`);
  checkSituation("up{a!<|>", `match operator "!"`);
  checkSituation('up{a=<|>""}', `match operator "="`);
  checkSituation("up{a!=<|>'b'}", `match operator "!="`);
  checkSituation('up{a="<|>"}', `label value up a = ""`);
  checkSituation('{"a.b"=~"c<|>', `label value a.b =~ "c"`);
  checkSituation('{"up<|>"}', `quoted name "up"`);
  checkSituation('up{a="b"<|>}', `nothing ""`);
  checkSituation('up{a="b"}<|>', `after operand selector:[] ""`);
});

test("durations stand in brackets and behind offset", () => {
  checkSituation("a[<|>]", `duration range ""`);
  checkSituation("a[5<|>]", `duration range "5"`);
  checkSituation("a[1h:<|>]", `duration step ""`);
  checkSituation("rate(a[1h:6<|>])", `duration step "6"`);
  checkSituation("a offset <|>", `duration offset ""`);
  checkSituation("a offset -5<|>", `duration offset "5"`);
});

test("durations are computed", () => {
  checkSituation("a[(<|>", `duration range ""`);
  checkSituation("a[1h:max_of(5m, st<|>", `duration step "st"`);
  checkSituation("rate(a[5m * (2 + <|>", `duration range ""`);
  checkSituation("a offset -(<|>", `duration offset ""`);
  checkSituation("a offset min_of(1h, <|>", `duration offset ""`);
  checkSituation("a[5m <|>", `after duration ""`);
  checkSituation("a[step() <|>", `after duration ""`);
  checkSituation("a[step(<|>", `nothing ""`);
  checkSituation("a offset -range(<|>", `nothing ""`);
  checkSituation("a offset 5m + <|>", `operand +:[] ""`);
});

test("a number that has its unit is typed without help", () => {
  checkSituation("a[5<|>m]", `nothing ""`);
  checkSituation("a[1<|>5ms]", `nothing ""`);
  checkSituation("a offset 1<|>h30m", `nothing ""`);
  checkSituation("a[5m<|>]", `duration range "5m"`);
  checkSituation("a[<|>5m]", `duration range ""`);
});

test("a time stands behind @", () => {
  checkSituation("a @ <|>", `time ""`);
  checkSituation("a @ st<|>", `time "st"`);
  checkSituation("a @ start(<|>", `nothing ""`);
});

test("half an operator is replaced by a whole one", () => {
  checkSituation("up !<|>", `after operand selector:[] "!"`);
  checkSituation("up =<|>", `after operand selector:[] "="`);
  checkSituation("up{a=<|>", `nothing ""`);
});

test("texts that a function is called with may name labels", () => {
  checkSituation('label_replace(up, "a<|>', `text argument label_replace:1 "a"`);
});

test("an escaped quote closes no string", () => {
  checkSituation('up{a="b\\"<|>', `label value up a = "b\\\\\\""`);
  checkSituation('up{a="b\\\\"<|>', `nothing ""`);
});

test("comments, other strings and misplaced words are no place for names", () => {
  checkSituation("up # com<|>", `nothing ""`);
  checkSituation('count_values("<|>', `nothing ""`);
  checkSituation('up{a="b" c<|>', `nothing "c"`);
});

test("a number is no place for names behind its dot", () => {
  checkSituation("up > 0.<|>", `nothing ""`);
  checkSituation("up[0.<|>", `nothing ""`);
});
