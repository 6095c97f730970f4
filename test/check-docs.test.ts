import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { checks } from "../server/src/core/checks/index.ts";
import { type Facts, noFacts } from "../server/src/core/facts/facts.ts";
import { facts } from "./support/facts.ts";
import { filesOf, problemsIn, projectOf } from "./support/project.ts";

for (const check of checks) {
  const page = readPage(`${check.id}.md`);

  test(`the page of ${check.id} says what the check says`, () => {
    assert.ok(page.startsWith(`# ${check.id}\n\n${check.summary}.\n\nSeverity: ${check.severity}\n`));
    const headings = [...page.matchAll(/^## (.*)$/gm)].map((match) => match[1]);
    const example = isShown(check.id) ? ["Example"] : [];
    assert.deepEqual(headings, ["Why it matters", ...example, "When to turn it off"]);
  });

  if (!isShown(check.id)) continue;

  test(`the examples of ${check.id} are what the page says they are`, () => {
    const [bad, good, ...more] = examplesIn(page);
    const known = factsIn(page);
    assert.ok(bad !== undefined && good !== undefined && more.length === 0);
    assert.equal(bad.mark, "❌");
    assert.equal(good.mark, "✅");
    // Whether an alert on targets sees those that are gone is a matter of its own.
    const counts = (id: string) => id === check.id || id !== "vanished-target";
    assert.deepEqual([...new Set(idsIn(bad, known).filter(counts))], [check.id]);
    assert.deepEqual(idsIn(good, known).filter(counts), []);
    const needsFacts = check.looksAt === "rule-in-project" && check.needs === "facts";
    assert.equal(known !== noFacts, needsFacts, "What needs facts says which");
  });
}

test("every page belongs to a check", () => {
  const pages = readdirSync("docs/checks").filter((file) => file !== "README.md");
  assert.deepEqual(pages.sort(), checks.map(({ id }) => `${id}.md`).sort());
});

test("the examples of how to silence a check silence it", () => {
  for (const example of examplesIn(readPage("README.md"))) assert.deepEqual(idsIn(example), []);
});

/** Nobody can write down an example of what we do not know to be wrong with ourselves. */
function isShown(id: string): boolean {
  return id !== "failed-check";
}

function readPage(name: string): string {
  return readFileSync(`docs/checks/${name}`, "utf8").replaceAll("\r\n", "\n");
}

interface Example {
  readonly mark: string | undefined;
  /** Said in the first line of the block where it decides what the file is. */
  readonly path: string;
  readonly text: string;
}

function examplesIn(page: string): Example[] {
  const blocks = page.matchAll(/(?:(❌|✅)\n\n)?```(?:yaml|toml) ?(.*)\n([\s\S]*?)```/g);
  return [...blocks]
    .map(([, mark, path, text]) => ({ mark, path: path || "rules.yml", text: text! }))
    .filter(({ path }) => path !== "facts");
}

/** What the server of the examples tells: a block `yaml facts`, with the fields of `FactsLiteral`. */
function factsIn(page: string): Facts {
  const [, literal] = /```yaml facts\n([\s\S]*?)```/.exec(page) ?? [];
  return literal === undefined ? noFacts : facts(parse(literal));
}

/** Of all files of the example: it may hold several, each after a line `#- path`. */
function idsIn({ path, text }: Example, known = noFacts): string[] {
  const files = text.startsWith("#- ")
    ? text.replaceAll(/^#- /gm, "#- /examples/")
    : `#- /examples/${path}\n${text}`;
  const project = projectOf(files);
  return [...filesOf(files).keys()].flatMap((each) =>
    problemsIn(project, each, undefined, known).map(({ check }) => check),
  );
}
