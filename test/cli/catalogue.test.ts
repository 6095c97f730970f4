import assert from "node:assert/strict";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { metricCatalogue } from "../../scripts/metric-catalogue.mjs";
import { prometheusPart } from "../../server/src/prometheus/prometheus-part.ts";
import type { ServerSettings } from "../../server/src/prometheus/server-settings.ts";
import { run, runAsking } from "./run-command-line.ts";
import { withFiles, withFilesAsync } from "./temporary-folder.ts";

function timesLoaded(expr: string): number {
  let loaded = 0;
  const catalogue = () => {
    loaded++;
    return metricCatalogue();
  };
  const text = `groups:\n  - name: a\n    rules:\n      - alert: Slow\n        expr: ${expr}\n`;
  withFiles({ "rules.yml": text }, (cwd) => run(["check"], { cwd, catalogue }));
  return loaded;
}

test("the catalogue is loaded once, and only for rules that compare with a code", () => {
  assert.equal(timesLoaded("rate(http_requests_total[5m]) / 2 > 0.5 or sum by (job) (up) < 300"), 0);
  assert.equal(timesLoaded("net_response_result_code == 3 or probe_success == 0"), 1);
});

test("a page is imported from an address", async () => {
  await withFilesAsync({}, async (cwd) => {
    const asked: string[] = [];
    const prometheus = () => ({
      ...prometheusPart,
      fetchPage: async (settings: ServerSettings, page: URL) => {
        asked.push(`${settings.url} ${page}`);
        return { ok: true as const, value: "# TYPE a gauge\na 1\n" };
      },
    });
    const url = "http://localhost:8080/probe/?target=a";
    const { exitCode, stdout } = await runAsking(["metrics", "import", url], { cwd, prometheus });
    assert.equal(`${exitCode} ${stdout}`, "0 .promrules/metrics.yaml: 1 metric added.\n");
    assert.deepEqual(asked, [`http://localhost:8080 ${url}`]);
    const written = readFileSync(path.join(cwd, ".promrules/metrics.yaml"), "utf8");
    assert.equal(written, "# What is known of our own metrics.\nmetrics:\n  a:\n    type: gauge\n");
  });
});

test("what is told of an address has neither its credentials nor its query", async () => {
  await withFilesAsync({}, async (cwd) => {
    const fetchPage = async () => ({ ok: true as const, value: "" });
    const prometheus = () => ({ ...prometheusPart, fetchPage });
    const told = async (url: string): Promise<string> => {
      const { exitCode, stdout, stderr } = await runAsking(["metrics", "import", url], { cwd, prometheus });
      return `${exitCode} ${stdout}${stderr}`;
    };
    assert.match(
      await told("http://u:pw@a:9100/metrics?key=k"),
      /^2 promrules: http:\/\/a:9100\/metrics must not hold credentials/,
    );
    assert.equal(
      await told("http://a:9100/metrics?key=k"),
      "2 promrules: http://a:9100/metrics: there are no metrics in the text format of Prometheus.\n",
    );
    assert.match(await told("http://u:pw@"), /^2 promrules: The address is no valid address/);
  });
});

test("a file that is no text is left as it is, and a link goes on leading to the file", () => {
  withFiles({ "page.txt": "# TYPE a gauge\na 1\n", "real.yaml": "metrics:\n" }, (cwd) => {
    const [bytes, file] = [Buffer.from("# Gr\xfc\xdfe\nmetrics:\n", "latin1"), path.join(cwd, "latin.yaml")];
    writeFileSync(file, bytes);
    const refused = run(["metrics", "import", "page.txt", "-o", "latin.yaml"], { cwd });
    assert.equal(refused.exitCode, 2);
    assert.deepEqual(readFileSync(file), bytes);
    symlinkSync("real.yaml", path.join(cwd, "link.yaml"));
    assert.equal(run(["metrics", "import", "page.txt", "-o", "link.yaml"], { cwd }).exitCode, 0);
    assert.equal(readFileSync(path.join(cwd, "real.yaml"), "utf8"), "metrics:\n  a:\n    type: gauge\n");
  });
});

test("an address that is none, and too few words, are refused", () => {
  const { exitCode, stderr } = run(["metrics", "import"], { cwd: "." });
  assert.equal(exitCode, 2);
  assert.match(stderr, /The file or the address is missing/);
  assert.equal(run(["metrics", "export", "a"], { cwd: "." }).exitCode, 2);
  assert.equal(run(["metrics", "import", "/no/such/file"], { cwd: "." }).exitCode, 2);
});
