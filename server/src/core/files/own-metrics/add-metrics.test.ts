import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../../../../test/support/random.ts";
import { testReadOptions } from "../../../../../test/support/read-options.ts";
import { addMetrics } from "./add-metrics.ts";
import { readMetricsPage } from "./metrics-page.ts";
import { parseOwnMetrics } from "./own-metrics.ts";

const { yaml } = testReadOptions;
const start = "# What is known of our own metrics.\nmetrics:\n";

function imported(page: string, text?: string): string {
  const added = addMetrics(text, readMetricsPage(page), yaml);
  if (added.kind === "impossible") return added.reason;
  assert.deepEqual(parseOwnMetrics(added.text, yaml).problems, []);
  return added.text;
}

test("writes types, help and labels of a page, and values of labels while they are few", () => {
  const many = Array.from({ length: 11 }, (_, index) => `b{path="/${index}"} 1\n`).join("");
  assert.equal(
    imported(`# HELP http_total Requests: all of \\n "them".
# TYPE http_total counter
http_total{code="200",method="get"} 1027 1395066363000
http_total{code="404",method="get",} 3
# TYPE lag_seconds histogram
lag_seconds_bucket{queue="a,}b",le="0.5"} 3
lag_seconds_bucket{queue="a,}b",le="+Inf"} 3
lag_seconds_sum{queue="a,}b"} 1.5
lag_seconds_count{queue="a,}b"} 3
# TYPE b untyped
${many}no labels NaN`),
    `${start}  b:
    labels:
      path:
  http_total:
    type: counter
    help: "Requests: all of \\n \\"them\\"."
    labels:
      code: ["200", "404"]
      method: [get]
  lag_seconds:
    type: histogram
    labels:
      queue: ["a,}b"]
`,
  );
});

test("reads OpenMetrics: units, totals, creation times and names in quotes", () => {
  assert.equal(
    imported(`# TYPE work_seconds counter
# UNIT work_seconds seconds
# HELP work_seconds Time at work.
work_seconds_total 4.20072246e+06
work_seconds_created 1605281325.0
# TYPE "http.requests" gauge
{"http.requests","a.b"="c"} 5
# EOF
`),
    `${start}  "http.requests":
    type: gauge
    labels:
      "a.b": ["c"]
  work_seconds_total:
    type: counter
    unit: seconds
    help: "Time at work."
`,
  );
});

test("takes nothing of what is no page of metrics", () => {
  for (const page of ['{"status":"success"}', '{"a"}', "{a} b", "<p>a 1</p>", "a", "# TYPE a gauge", ""]) {
    assert.deepEqual(readMetricsPage(page), [], page);
  }
  assert.equal(readMetricsPage("\uFEFF# TYPE a gauge\r\na nan\r\n")[0]?.type, "gauge");
});

test("leaves what somebody wrote as it is", () => {
  const own = "metrics:\n    a: # ours\n        help: By hand.\n";
  assert.equal(imported("# HELP a Of the page.\na 1\n", own), own);
  assert.equal(imported("# TYPE b gauge\na 1\nb 2\n", own), `${own}    b:\n        type: gauge\n`);
  assert.equal(
    imported("a 1\n", "metrics: {}\n"),
    "has its metrics in another form than one below the other",
  );
  assert.equal(imported("a 1\n", "- a\n"), "does not hold metrics");
  assert.equal(imported("a 1\n", "metrics:\n  a: [\n"), "is not one good YAML document");
});

test("goes on in the way that the file is written in, and gives up rather than spoil it", () => {
  const page = "# TYPE a gauge\na 1\n# TYPE b gauge\nb 1\n";
  assert.equal(
    imported(page, "metrics:\r\n  a:\r\n"),
    "metrics:\r\n  a:\r\n    type: gauge\r\n  b:\r\n    type: gauge\r\n",
  );
  assert.equal(
    imported(page, "metrics:\n  ? a\n  : unit: seconds\n"),
    "metrics:\n  ? a\n  : type: gauge\n    unit: seconds\n  b:\n    type: gauge\n",
  );
  assert.equal(
    imported(page, "metrics: &all\n  a: &one\n    unit: seconds\n  c: *one\n..."),
    "is written in a way that nothing can be added to",
  );
});

test("completes what is there with types and labels that it lacks", () => {
  const page = `# TYPE a gauge
# HELP a Of the page.
a{queue="x",worker="1"} 1
# TYPE b counter
b{queue="x",worker="1"} 1
c{queue="x",worker="1"} 1
# TYPE d gauge
d{queue="x"} 1
# TYPE e gauge
e{queue="x"} 1
`;
  const own = `metrics:
  a: # ours
    # By hand.
    help: By hand.
    labels: [queue] # one
    values: { 0: ok }
  b:
    type: gauge
    labels:
      # Which one.
      queue: [main]
  c:
    labels:
      - queue
  d: # empty
  e: { help: In one line. }
`;
  const completed = `metrics:
  a: # ours
    # By hand.
    type: gauge
    help: By hand.
    labels: [worker, queue] # one
    values: { 0: ok }
  b:
    type: gauge
    labels:
      # Which one.
      worker: ["1"]
      queue: [main]
  c:
    labels:
      - worker
      - queue
  d: # empty
    type: gauge
    labels:
      queue: ["x"]
  e: { help: In one line. }
`;
  assert.equal(imported(page, own), completed);
  assert.equal(imported(page, completed), completed);
});

test("every line that somebody wrote is still there, in its order, whatever else is", () => {
  const random = new Random(7);
  const page = ["a", "b", "c"].map(
    (name) => `# TYPE ${name} gauge\n# HELP ${name} A: b # c\n${name}{l="x"} 1\n`,
  );
  const pieces = [
    ...[
      "# a comment",
      "  # another",
      "",
      "    type: counter # mine",
      "    help: |",
      "      text: x",
      "      # text",
    ],
    ...["    help: plain", "      on two lines", "    unit: s", "    labels:", "      l: [y]", "      - k"],
    ...["    values: {0: ok}", "    # before the next"],
  ];
  let written = 0;
  for (let round = 0; round < 300; round++) {
    const lines = ["metrics:"];
    for (const name of ["a", "b", "d"]) {
      lines.push(`  ${name}:${random.pick(["", " # note", " {help: x}"])}`);
      for (let count = random.below(5); count > 0; count--) lines.push(random.pick(pieces));
    }
    const eol = random.pick(["\n", "\r\n"]);
    const text = lines.join(eol) + random.pick(["", eol]);
    const added = addMetrics(text, readMetricsPage(page.join("")), yaml);
    if (added.kind === "impossible") continue;
    written++;
    const after = added.text.split(eol);
    let at = 0;
    for (const line of lines) {
      at = after.indexOf(line, at) + 1;
      assert.ok(at > 0, `${line}\n---\n${text}\n---\n${added.text}`);
    }
  }
  assert.ok(written > 60, `${written}`);
});

test("takes no longer for pages that are none than for others", () => {
  const start = performance.now();
  for (const line of [
    `a${" ".repeat(200_000)}`,
    `# HELP ${"a".repeat(200_000)}\rb`,
    `${"a".repeat(200_000)}{`,
  ]) {
    assert.deepEqual(
      readMetricsPage(line).filter(({ labels }) => labels.size > 0),
      [],
    );
  }
  assert.ok(performance.now() - start < 1000);
});

test("reads a page with a very long value", () => {
  const [metric] = readMetricsPage(`a{b="${"x".repeat(8_000_000)}"} 1\n`);
  assert.deepEqual([metric?.name, ...(metric?.labels.keys() ?? [])], ["a", "b"]);
});
