import assert from "node:assert/strict";
import { test } from "node:test";
import { allFeatures, parse } from "../../../../test/support/show-expression.ts";
import { type Token, tokenize } from "../../core/promql/lex.ts";
import { classOf } from "../../core/promql/token.ts";
import { expressionOffers } from "./expression.ts";
import { expressionSituation } from "./expression-situation.ts";

/*
 * Prometheus' grammar as the judge of what is offered, at each token of expressions that have all of it.
 */

const expressions = [
  'sum by (job, "a.b") (rate(http_requests_total{code=~"5..", job!="x"}[5m] offset 1h @ start())) > bool 5',
  "a * on (x) group_left (y) b / ignoring (z) group_right c or d unless on () e atan2 -f",
  "a + on (x) fill_left (0) fill_right (1) b - fill (2) c",
  "topk(3, -x) without (le) and count_values('v', (y)) == +Inf",
  "max_over_time(rate(x[5m] anchored)[1h * (2 + 1):max_of(step(), 30s)] @ -5 offset -(5m)) ^ 2",
  "histogram_quantile(0.9, sum(rate(h_bucket[step() % range()])) by (le)) >= time() != vector(1)",
  "h </ 5 >/ -1 % quantile(NaN, x smoothed offset -min_of(1h, 5m)) <= x{a!~'b'} @ end()",
];

function offersAt(text: string): { readonly from: number; readonly offered: readonly string[] } {
  const { word, ...place } = expressionSituation(text, text.length);
  const typed = text.slice(word.from);
  const offers = expressionOffers({ place, word: typed, isCalled: false, features: allFeatures });
  return { from: word.from, offered: offers.map(({ label, text: written = label }) => written) };
}

test("nothing is offered that Prometheus would not read", () => {
  for (const expression of expressions) {
    for (const cut of [...tokenize(expression).map(({ from }) => from), expression.length]) {
      const before = expression.slice(0, cut);
      const { from, offered } = offersAt(before);
      // One function is like another.
      for (const written of offered.filter((each) => !/^\w+\($/.test(each) || /^(?:abs|avg)\(/.test(each))) {
        const text = before.slice(0, from) + written;
        const refused = parse(text, allFeatures).problems.find(
          ({ message, span }) =>
            /^(?:unexpected (?!end of input)|bad|unknown)/.test(message) &&
            span.to >= from &&
            span.from < text.length,
        );
        assert.equal(refused?.message, undefined, text);
      }
    }
  }
});

test("every word and operator of the language is offered where it stands", () => {
  for (const expression of expressions) {
    const tokens = tokenize(expression);
    for (const [index, token] of tokens.entries()) {
      const written = expression.slice(token.from, token.to);
      const isCall = token.type === "identifier" && tokens[index + 1]?.type === "(";
      if (!isCall && !isOffered(token, tokens[index - 1])) continue;
      const { offered } = offersAt(expression.slice(0, token.from));
      const isThere = offered.some((each) => /^[\w@]+|^\W+/.exec(each)![0] === written);
      assert.ok(isThere, `${expression.slice(0, token.from)}<|>${written}`);
    }
  }
});

/** Signs go without saying, and so does what touches the operand before it. */
function isOffered({ type, from }: Token, before: Token | undefined): boolean {
  const kind = type === "comment" ? undefined : classOf(type);
  if (kind === "keyword" || kind === "aggregator") return true;
  if (kind !== "operator" || before === undefined || before.type === "comment" || before.to === from)
    return false;
  return classOf(before.type) === "value" || [")", "]", "}"].includes(before.type);
}
