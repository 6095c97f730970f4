import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { closeSync, copyFileSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

/** The bundle as users run it, in a folder of its own. */
const folder = path.resolve("out/built", String(process.pid));
const command = path.join(folder, "dist", "promrules.js");

before(() => {
  mkdirSync(folder, { recursive: true });
  copyFileSync("package.json", path.join(folder, "package.json"));
  const built = spawnSync(process.execPath, ["esbuild.mjs", `--outdir=${path.join(folder, "dist")}`]);
  assert.equal(built.status, 0, String(built.stderr));
});

after(() => rmSync(folder, { recursive: true, force: true }));

function run(argv: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...argv], {
    input,
    encoding: "utf8",
    cwd: folder,
  });
  return { status, stdout, stderr };
}

test("starts, and knows its version", () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  assert.deepEqual(run(["--version"]), { status: 0, stdout: `promrules ${version}\n`, stderr: "" });
});

test("checks regular expressions and odd YAML with the libraries beside it", () => {
  const text = "groups:\n- {name: a, rules: [{record: b, expr: 'up{job=~\"(\"}'}]}\n";
  const { status, stdout } = run(["check", "--format", "json", "-"], text);
  const [problem] = JSON.parse(stdout).problems;
  assert.equal(status, 1);
  assert.match(problem.message, /error parsing regexp: missing closing \)/);
});

test("gives 2 when a file is missing, however many problems there are", () => {
  const { status, stderr } = run(["check", "-", "missing.yml"], "groups: [{}]");
  assert.equal(status, 2);
  assert.equal(stderr, "promrules: missing.yml: no such file or directory\n");
});

test("ends quietly when nobody reads its output any more", async () => {
  const file = path.join(folder, "many.yml");
  writeFileSync(file, `groups:\n${"  - rulez: []\n".repeat(20_000)}`);
  const child = spawn(process.execPath, [command, "check", file], { stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.once("data", () => child.stdout.destroy());
  let stderr = "";
  child.stderr.on("data", (data) => {
    stderr += data;
  });
  const status = await new Promise((resolve) => child.on("close", resolve));
  assert.equal(stderr, "");
  assert.equal(status, 1);
});

test("serves an editor, and passes on how the server ends", async () => {
  const child = spawn(process.execPath, [command, "lsp"], { stdio: ["pipe", "pipe", "inherit"] });
  const send = (message: object) => {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  let answer = "";
  child.stdout.on("data", (data) => {
    answer += data;
    if (answer.includes('"id":1') && !answer.includes('"id":2')) send({ id: 2, method: "shutdown" });
    if (answer.includes('"id":2')) send({ method: "exit" });
  });
  send({ id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
  const status = await new Promise((resolve) => child.on("close", resolve));
  assert.match(answer, /"capabilities":/);
  assert.equal(status, 0);
});

test("says in one line that the report cannot be written", () => {
  if (process.platform !== "linux") return;
  const full = openSync("/dev/full", "w");
  const { status, stderr } = spawnSync(process.execPath, [command, "check", "-"], {
    input: "groups: [{}]",
    stdio: ["pipe", full, "pipe"],
    encoding: "utf8",
  });
  closeSync(full);
  assert.equal(stderr, "promrules: the report cannot be written: no space left on device\n");
  assert.equal(status, 2);
});

test("reads a pipe that somebody writes to, and does not wait for ever for one", () => {
  if (process.platform === "win32") return;
  const shell = (script: string) =>
    spawnSync("sh", ["-c", script, "sh", process.execPath, command], { cwd: folder, encoding: "utf8" });
  const written = shell('mkfifo a; (sleep 0.2; echo "groups: [{}]" > a) & "$1" "$2" check a');
  assert.match(written.stdout, /Groupname must not be empty/);
  const forgotten = shell('mkfifo b; "$1" "$2" check b');
  assert.equal(forgotten.stderr, "promrules: b: nobody writes to the pipe\n");
  assert.equal(forgotten.status, 2);
});
