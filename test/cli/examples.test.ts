import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { checks } from "../../server/src/core/checks/index.ts";
import { run } from "./run-command-line.ts";

interface Output {
  readonly files: number;
  readonly problems: readonly { readonly file: string; readonly check: string; readonly message: string }[];
}

const { exitCode, stdout } = run(["check", "--format", "json", "--fail-on", "never", "."], {
  cwd: "examples",
});
const { files, problems }: Output = JSON.parse(stdout);

test("the examples are all read, and what is wrong in them on purpose does not fail the demo", () => {
  const all = readdirSync("examples", { recursive: true, withFileTypes: true });
  assert.equal(
    files,
    all.filter((each) => each.isFile() && !/^(?:README\.md|snapshot\.yaml)$/.test(each.name)).length,
  );
  assert.equal(exitCode, 0);
});

test("nothing is found outside of the mistakes", () => {
  assert.deepEqual(
    problems.filter(({ file }) => !file.startsWith("mistakes/")),
    [],
  );
});

test("every check has an example of what it finds, named after it", () => {
  const found = problems.map(({ file, check }) => {
    const [, name] = /^mistakes\/(?:with-a-server\/)?([^/.]+)/.exec(file) ?? [];
    return `${name}: ${check}`;
  });
  // Nothing but a mistake in promrules itself leads to this one.
  const expected = checks.map(({ id }) => id).filter((id) => id !== "failed-check");
  assert.deepEqual(
    [...new Set(found)].sort(),
    expected.map((id) => `${id}: ${id}`),
  );
});

test("the alerts of the story are as they are told", () => {
  assert.match(
    readFileSync("examples/rules/endpoints.yml", "utf8"),
    /up\{job!~"kafka\|kafka_exporter", environment=~"prod\|Prod\|production", techteam="digitalcst"\} == 0/,
  );
  assert.match(
    readFileSync("examples/rules/ports.yml", "utf8"),
    /net_response_result_code\{port="5060"\}\) != 0/,
  );
});

test("reports that the documentation shows are what the command line says", () => {
  const report = run(["check", "examples"], { cwd: process.cwd() }).stdout;
  for (const document of ["README.md", "docs/cli.md"]) {
    const blocks = readFileSync(document, "utf8").matchAll(/^```\n(examples\/mistakes[\s\S]*?)\n```$/gm);
    const shown = [...blocks].map(([, block]) => block ?? "");
    assert.ok(shown.length > 0, document);
    for (const block of shown) assert.ok(report.includes(`${block}\n\n`), `${document} shows\n${block}`);
  }
});
