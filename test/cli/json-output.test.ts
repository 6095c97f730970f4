import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv } from "ajv";
import { run } from "./run-command-line.ts";
import { withFiles } from "./temporary-folder.ts";

const schema = JSON.parse(readFileSync("docs/json-output.schema.json", "utf8"));
const validate = new Ajv({ allErrors: true, strict: true }).compile(schema);

interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

interface Output {
  readonly fixed?: number;
  readonly unwritten?: readonly unknown[];
  readonly problems: readonly {
    readonly check: string;
    readonly message: string;
    readonly file: string;
    readonly url?: string;
    readonly range: { readonly start: Position; readonly end: Position };
    readonly related: readonly unknown[];
    readonly fixes: readonly unknown[];
  }[];
}

function jsonOf(argv: readonly string[], options: Parameters<typeof run>[1]): Output {
  const { stdout } = run(["check", "--format", "json", ...argv], options);
  const output: Output = JSON.parse(stdout);
  const isAsDescribed: boolean = validate(output);
  assert.ok(isAsDescribed, JSON.stringify(validate.errors, undefined, 2));
  return output;
}

/** The only problem of an output. */
function problemOf({ problems }: Output): Output["problems"][number] {
  assert.equal(problems.length, 1);
  return problems[0]!;
}

test("the output for the example workspace is as the schema says", () => {
  const output = jsonOf(["examples"], { cwd: process.cwd() });
  assert.ok(output.problems.some((problem) => problem.related.length > 0));
  assert.ok(output.problems.some((problem) => problem.fixes.length > 0));
});

test("the output of what was fixed is as the schema says", () => {
  const bytes = (limit: string, end: Buffer): Buffer =>
    Buffer.concat([Buffer.from(`groups:\n  - name: a\n    limit: ${limit}\n    rules: []\n`), end]);
  const files = { "a.yml": bytes('"5"', Buffer.of()), "b.yml": bytes('"5"', Buffer.of(0x23, 0xff, 0x0a)) };
  withFiles(files, (cwd) => {
    const output = jsonOf(["--fix"], { cwd });
    assert.equal(output.fixed, 1);
    assert.equal(output.unwritten?.length, 1);
  });
});

test("the output without any file, and with one that cannot be read, is as the schema says", () => {
  withFiles({}, (cwd) => {
    assert.deepEqual(jsonOf([], { cwd }), { version: 1, files: 0, unread: [], problems: [] });
    assert.deepEqual(jsonOf(["none.yml"], { cwd }), {
      version: 1,
      files: 0,
      unread: [{ file: "none.yml", message: "no such file or directory" }],
      problems: [],
    });
  });
});

test("a problem has the address of its check's page once the project says where it lives", () => {
  const options = {
    cwd: "/",
    stdin: "groups: [{}]\n",
    manifest: () => ({ version: "1.0.0", repository: "https://example.org/promrules.git" }),
  };
  const problem = problemOf(jsonOf(["-"], options));
  assert.equal(problem.url, `https://example.org/promrules/blob/HEAD/docs/checks/${problem.check}.md`);
});

test("offsets count UTF-16 units in the text as it is, with its byte order mark and line ends", () => {
  const text = "\ufeffgroups:\r\n  - name: '😀'\r\n    rulez: []\r\n";
  const problem = problemOf(jsonOf(["-"], { cwd: "/", stdin: text }));
  const { start, end } = problem.range;
  assert.equal(text.slice(start.offset, end.offset), "rulez");
  assert.deepEqual([start.line, start.column, end.line, end.column], [3, 5, 3, 10]);
});

test("files outside of the current folder have absolute names", () => {
  withFiles({ "a.yml": "groups: [{}]\n", "sub/b.yml": "" }, (folder) => {
    const problem = problemOf(jsonOf(["../a.yml"], { cwd: `${folder}/sub` }));
    assert.equal(problem.file, `${folder}/a.yml`);
  });
});

test("bytes that are no text are reported in the words of Prometheus, and the rest is checked all the same", () => {
  withFiles({ "a.yml": Buffer.from("groups:\n  - name: a\xff\n    rulez: []\n", "latin1") }, (cwd) => {
    const { problems } = jsonOf(["a.yml"], { cwd });
    assert.deepEqual(
      problems.map((problem) => `${problem.check}: ${problem.message}`),
      [
        "yaml-syntax: invalid leading UTF-8 octet",
        "unknown-field: field rulez not found in type rulefmt.RuleGroup. Did you mean `rules`?",
      ],
    );
  });
});
