import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { run } from "./run-command-line.ts";
import { withFiles } from "./temporary-folder.ts";

/**
 * Whole runs of the command line, one in each file of `cases`: a title, the command behind `$`, the exit code, and
 * between lines such as `-- stdout --` what is expected and what files there are, and behind `-- a.yml afterwards --`
 * what became of one that changed. `UPDATE=1` writes what came out.
 */
const folder = "test/cli/cases";

for (const name of readdirSync(folder).sort()) {
  const file = `${folder}/${name}`;
  const text = readFileSync(file, "utf8");
  const { title, argv, stdin, files } = parseCase(text);
  test(`${name}: ${title}`, () => {
    const actual = withFiles(files, (cwd) => {
      const { exitCode, stdout, stderr } = run(argv, { cwd, stdin });
      const withoutFolder = (output: string) => output.replaceAll(cwd, "FOLDER");
      return renderCase(text, {
        exitCode,
        stdout: withoutFolder(stdout),
        stderr: withoutFolder(stderr),
        changed: changedFiles(files, cwd),
      });
    });
    if (process.env.UPDATE === "1") writeFileSync(file, actual);
    else assert.equal(actual, text);
  });
}

function parseCase(text: string) {
  const [head = "", ...sections] = text.split(/^-- (.*) --\n/m);
  const files: Record<string, string> = {};
  let stdin = "";
  for (let at = 0; at < sections.length; at += 2) {
    const [section = "", content = ""] = sections.slice(at, at + 2);
    if (section === "stdin") stdin = content;
    else if (!isOutput(section)) files[section] = content;
  }
  const title = head.split("\n")[0] ?? "";
  const command = /^\$ promrules ?(.*)$/m.exec(head)?.[1] ?? "";
  const argv = [...command.matchAll(/'([^']*)'|\S+/g)].map((word) => word[1] ?? word[0]);
  return { title, argv, stdin, files };
}

/** The sections that the run makes. */
function isOutput(section: string): boolean {
  return section === "stdout" || section === "stderr" || section.endsWith(" afterwards");
}

function changedFiles(files: Readonly<Record<string, string>>, folder: string): [string, string][] {
  return Object.entries(files).flatMap(([name, before]): [string, string][] => {
    const after = readFileSync(path.join(folder, name), "utf8");
    return after === before ? [] : [[name, after]];
  });
}

interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly changed: readonly [string, string][];
}

function renderCase(text: string, actual: Outcome): string {
  const [head = "", ...sections] = text.split(/^-- (.*) --\n/m);
  let result = head.replace(/^exit .*$/m, `exit ${actual.exitCode}`);
  const others: string[] = [];
  for (let at = 0; at < sections.length; at += 2) {
    const [section = "", content = ""] = sections.slice(at, at + 2);
    if (!isOutput(section)) others.push(`-- ${section} --\n${content}`);
  }
  if (actual.stdout !== "") result += `-- stdout --\n${actual.stdout}`;
  if (actual.stderr !== "") result += `-- stderr --\n${actual.stderr}`;
  for (const [name, after] of actual.changed) others.push(`-- ${name} afterwards --\n${after}`);
  return result + others.join("");
}
