import assert from "node:assert/strict";
import { test } from "node:test";
import type { MarkupContent } from "vscode-languageserver-types";
import { atCursor, type FeatureOptions } from "../../../../test/support/check-features.ts";
import { type FakeSeries, fakeMetricSource } from "../../../../test/support/fake-metric-source.ts";
import { provideLiveHover } from "./live-metric.ts";

const series: FakeSeries = {
  metrics: [
    { name: "seen_total", type: "counter", help: "Seen *so* far.", unit: "seconds" },
    { name: "evil", type: "[a](b)", help: "![x](http://a)\n<b> www.a.com `code` \u202e" },
    { name: "quiet" },
  ],
  counts: { seen_total: 1234, gone: 0, evil: 1 },
};

async function said(expr: string, options?: FeatureOptions): Promise<string | undefined> {
  const text = `groups:\n- name: a\n  rules:\n  - alert: X\n    expr: ${expr}\n`;
  const { context, offset } = atCursor(text, options);
  const hover = await provideLiveHover(context, offset, { source: fakeMetricSource(series) });
  return (hover?.contents as MarkupContent | undefined)?.value;
}

test("a metric is described as the server does, before what its selector selects", async () => {
  const said1 = await said('seen<|>_total{job="a"}');
  assert.ok(
    said1!.startsWith(
      "`seen_total` · counter · in seconds · 1,234 series · Prometheus\n\nSeen \\*so\\* far\\.\n\n",
    ),
  );
  assert.ok(said1!.includes("`job`"));
  assert.equal(await said("gone<|> > 1"), "`gone` · no series now · Prometheus\n\nAll series of `gone`.");
});

test("the catalogue adds what the server did not say, and says nothing twice", async () => {
  const source = fakeMetricSource({
    metrics: [
      { name: "up", type: "gauge" },
      { name: "x509_cert_expiry", type: "gauge", unit: "seconds" },
    ],
    counts: { up: 3 },
  });
  const hoverOf = async (expr: string): Promise<string> => {
    const { context, offset } = atCursor(`groups:\n- name: a\n  rules:\n  - alert: X\n    expr: ${expr}\n`);
    return ((await provideLiveHover(context, offset, { source }))!.contents as MarkupContent).value;
  };
  const said1 = await hoverOf("x509_cert<|>_expiry < 0");
  assert.ok(
    said1.startsWith(
      "`x509_cert_expiry` · gauge · in seconds · Prometheus\n\nTelegraf, input `x509_cert`\n\nSeconds until",
    ),
    said1,
  );
  const said2 = await hoverOf("u<|>p == 0");
  assert.ok(said2.startsWith("`up` · gauge · 3 series · Prometheus\n\n"), said2);
  assert.equal(said2.split("gauge").length, 2, said2);
});

test("nothing is added where the server says nothing, and where no metric is", async () => {
  assert.equal(await said("quiet<|> > 1"), "All series of `quiet`.");
  assert.match((await said("ra<|>te(seen_total[5m])"))!, /rate/);
  assert.match((await said('seen_total{job<|>="a"}'))!, /job/);
});

test("what others wrote is never taken for markup", async () => {
  assert.equal(
    await said("evi<|>l > 1"),
    "`evil` · \\[a\\]\\(b\\) · 1 series · Prometheus\n\n" +
      "\\!\\[x\\]\\(http\\:\\/\\/a\\) \\<b\\> www\\.a\\.com \\`code\\` \\\\u\\{202e\\}\n\nAll series of `evil`.",
  );
  assert.equal(
    await said("evi<|>l > 1", { client: { hoverFormat: "plaintext" } }),
    'evil · [a](b) · 1 series · Prometheus\n\n![x](http://a) <b> www.a.com `code` \\u{202e}\n\nAll series of "evil".',
  );
});
