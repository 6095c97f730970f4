import assert from "node:assert/strict";
import { test } from "node:test";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import { parseExpression } from "../promql/parse.ts";
import { walk } from "../promql/visit.ts";
import { phraseText } from "../text/phrase.ts";
import { selectorInWords } from "./selector-in-words.ts";

/** What is said of the first selector of an expression. */
function say(expr: string): string | undefined {
  for (const node of walk(parseExpression(expr, testReadOptions).root)) {
    if (node.kind !== "VectorSelector") continue;
    const said = selectorInWords(node);
    return said && phraseText(said, (text) => `\`${text}\``);
  }
  assert.fail("no selector");
}

test("says all matchers in one sentence", () => {
  assert.equal(
    say('up{job!~"kafka|kafka_exporter", environment=~"prod|Prod|production", techteam="digitalcst"} == 0'),
    "series of `up` whose `job` is neither `kafka` nor `kafka_exporter`, whose `environment` is `prod`, `Prod` or `production`, and whose `techteam` is `digitalcst`; series without `job` are included",
  );
});

test("says what each operator keeps, also of series without the label", () => {
  assert.equal(say('up{a="b"}'), "series of `up` whose `a` is `b`");
  assert.equal(say('up{a=""}'), "series of `up` that have no label `a`");
  assert.equal(say('up{a!="b"}'), "series of `up` whose `a` is not `b`; series without `a` are included");
  assert.equal(say('up{a!=""}'), "series of `up` that have a label `a`");
  assert.equal(say('up{a=~"b|c"}'), "series of `up` whose `a` is `b` or `c`");
  assert.equal(say('up{a=~"b|"}'), "series of `up` whose `a` is `b`; series without `a` are included");
  assert.equal(say('up{a=~""}'), "series of `up` that have no label `a`");
  assert.equal(
    say('up{a!~"b|c|d"}'),
    "series of `up` whose `a` is none of `b`, `c` or `d`; series without `a` are included",
  );
  assert.equal(say('up{a!~"b|"}'), "series of `up` that have a label `a`, which is not `b`");
});

test("says patterns that match more than a few texts in words", () => {
  assert.equal(say('up{a=~"kube-.*"}'), "series of `up` whose `a` starts with `kube-`");
  assert.equal(
    say('up{a!~"kube-.*"}'),
    "series of `up` whose `a` does not start with `kube-`; series without `a` are included",
  );
  assert.equal(
    say('up{a!~"kube-.*|default|"}'),
    "series of `up` that have a label `a`, which neither starts with `kube-` nor is `default`",
  );
  assert.equal(
    say('up{a=~"(kube-.*)?|.*-prod"}'),
    "series of `up` whose `a` is optionally (`kube-`, then any number of characters), or ends with `-prod`; series without `a` are included",
  );
  assert.equal(say('up{a=~"(?i)kube-.*"}'), "series of `up` whose `a` starts with `kube-`, in whatever case");
  assert.equal(say('up{a=~"a.*|b.*|c.*|d.*"}'), "series of `up` whose `a` matches `a.*|b.*|c.*|d.*`");
});

test("knows patterns that match everything, all but the empty text, and nothing", () => {
  assert.equal(say('up{a=~".*"}'), "all series of `up`");
  assert.equal(say('up{a=~".+"}'), "series of `up` that have a label `a`");
  assert.equal(say('up{a!~".+"}'), "series of `up` that have no label `a`");
  assert.equal(say('up{a!~".*"}'), "no series at all: no value of `a` is let through");
  assert.equal(say('up{a=~"b^c"}'), "no series at all: no value of `a` is let through");
  assert.equal(say('up{a!~"b^c"}'), "all series of `up`");
});

test("puts the matchers of one label together", () => {
  assert.equal(
    say('up{a!="b", c="d", a!="e"}'),
    "series of `up` whose `a` is neither `b` nor `e` and whose `c` is `d`; series without `a` are included",
  );
  assert.equal(say('up{a=~"b|c|d", a!~"c.*"}'), "series of `up` whose `a` is `b` or `d`");
  assert.equal(
    say('up{a=~"kube-.*", a!~"kube-dns|default"}'),
    "series of `up` whose `a` starts with `kube-` and is not `kube-dns`",
  );
  assert.equal(say('up{a=~".+", a!="b"}'), "series of `up` that have a label `a`, which is not `b`");
  assert.equal(say('up{a="b", a="c"}'), "no series at all: no value of `a` is let through");
  assert.equal(say('up{a=~"b.*", a=~"c.*"}'), "no series at all: no value of `a` is let through");
  assert.equal(say('up{a=~"b.*", a!~".*"}'), "no series at all: no value of `a` is let through");
  assert.equal(
    say('up{a!="b", c!="d"}'),
    "series of `up` whose `a` is not `b` and whose `c` is not `d`; series without `a` or `c` are included",
  );
});

test("knows every way to write the name of a metric", () => {
  assert.equal(say("up"), "all series of `up`");
  assert.equal(say('{"http.requests", "a.b"="c"}'), "series of `http.requests` whose `a.b` is `c`");
  assert.equal(say('{__name__=~"a|b"}'), "all series of `a` or `b`");
  assert.equal(
    say('{__name__=~"node_.*", a="b"}'),
    "series whose metric name starts with `node_` and whose `a` is `b`",
  );
  assert.equal(say('{__name__!="up", a="b"}'), "series of any metric other than `up` whose `a` is `b`");
  assert.equal(say('{a="b"}'), "series of any metric whose `a` is `b`");
  assert.equal(say('{__name__=~".+"}'), "all series of any metric");
});

test("leaves times out", () => {
  assert.equal(say('rate(up{a="b"}[5m] offset 1h)'), "series of `up` whose `a` is `b`");
});

test("shortens long lists", () => {
  const values = Array.from({ length: 500 }, (_, at) => `v${at}`);
  assert.equal(
    say(`up{a=~"${values.join("|")}"}`),
    "series of `up` whose `a` is `v0`, `v1`, `v2`, `v3`, `v4`, `v5`, `v6` or 493 others",
  );
});

test("says nothing where a matcher is not finished or not valid", () => {
  assert.equal(say("up{a="), undefined);
  assert.equal(say('up{a=~"("}'), undefined);
});
