import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { runAsking } from "../cli/run-command-line.ts";
import { withFilesAsync } from "../cli/temporary-folder.ts";
import { serverTest } from "./hostile-server.ts";
import { type Respond, sendJson } from "./loopback-server.ts";

const rules = `groups:
  - name: api
    rules:
      - alert: HighErrorRate
        expr: sum by (job) (rate(http_requests_total{code="500", job=~"api|web"}[5m])) > 1
        for: 5m
        annotations:
          summary: "{{ $labels.job }} fails"
      - record: job:up:count
        expr: count by (job) (up == 1 and on (instance) node_boot_time_seconds)
`;

const secret = "s3cr3t-4711";
const headers = "X-Scope-OrgID: tenant-4711";

/** Checks correct rules with the help of a server that is none, and gives what is said. */
async function check(url: string): Promise<{ readonly exitCode: number; readonly said: string }> {
  const files = { "rules.yml": rules, "server.json": JSON.stringify({ url, timeout: "1s" }) };
  return withFilesAsync(files, async (cwd) => {
    const variables = { PROMRULES_TOKEN: secret, PROMRULES_HEADERS: headers };
    const argv = ["check", "--prometheus-config", "server.json", "rules.yml"];
    const { exitCode, stdout, stderr } = await runAsking(argv, { cwd, variables });
    return { exitCode, said: stdout + stderr };
  });
}

const worlds: Readonly<Record<string, Respond>> = {
  hangs: () => {},
  "breaks off": (_, __, { socket }) => socket.destroy(),
  "refuses everybody": (response, { headers: sent }) => response.writeHead(401).end(JSON.stringify(sent)),
  "has nothing": (response) => response.writeHead(404).end(),
  "is busy": (response) => response.writeHead(503, { "retry-after": "100000" }).end(),
  fails: (response, { headers: sent }) =>
    response
      .writeHead(500)
      .end(JSON.stringify({ status: "error", errorType: "internal", error: sent.authorization })),
  "is another program": (response) => response.end("<html><script>alert(1)</script>"),
  "says nothing": (response) => response.end(),
  "says half": (response) => response.end('{"status":"success","data":{"resultType":"vector","res'),
  "says a list": (response) => sendJson(response, ["a"]),
  "says a number": (response) => sendJson(response, 1),
  "says other things": (response) =>
    sendJson(response, { groups: {}, yaml: [], version: {}, resultType: "vector" }),
  "redirects in circles": (response, { url }) => response.writeHead(302, { location: url }).end(),
  "never ends": (response) => {
    const more = (): void => {
      while (!response.destroyed && response.write(`${'"a",'.repeat(10_000)}`));
    };
    response.write('{"status":"success","data":[');
    response.on("drain", more);
    more();
  },
  "unpacks to much": (response) =>
    response.setHeader("content-encoding", "gzip").end(gzipSync(Buffer.alloc(100_000_000, 0x5b))),
};

for (const [world, respond] of Object.entries(worlds)) {
  serverTest(`checks go on when the server ${world}`, async (start) => {
    const { url } = await start(respond);
    const { exitCode, said } = await check(url);
    assert.doesNotMatch(said, /rules\.yml:\d/, "a problem in correct rules");
    assert.doesNotMatch(said, /s3cr3t|tenant-4711|<script| {4}at .*\.ts:/);
    assert.match(said, new RegExp(url.replaceAll(".", "\\.")), `${exitCode}: ${said}`);
  });
}

serverTest("checks go on when there is no server", async (start) => {
  const { url, close } = await start(() => {});
  await close();
  const { said } = await check(url);
  assert.match(said, /the connection was refused/);
  assert.doesNotMatch(said, /s3cr3t|tenant-4711/);
});

serverTest("an exporter's page is asked for as Prometheus asks, with all of its address", async (start) => {
  const { url, received } = await start((response) => response.end("# TYPE a gauge\na 1\n"));
  await withFilesAsync({}, async (cwd) => {
    const argv = ["metrics", "import", `${url}/probe/?target=a`, "-o", "-"];
    const { stdout } = await runAsking(argv, { cwd });
    assert.match(stdout, /a:\n {4}type: gauge/);
  });
  assert.equal(received[0]?.url, "/probe/?target=a");
  assert.match(received[0]?.headers.accept ?? "", /^application\/openmetrics-text.*text\/plain/);
});
