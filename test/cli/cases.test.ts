import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { run } from "./run-command-line.ts";
import { withFiles } from "./temporary-folder.ts";

/**
 * Whole runs of the command line, one in each file of `cases`: a title, the command behind `$`, the exit code, and
 * between lines such as `-- stdout --` what is expected and what files there are. `UPDATE=1` writes what came out.
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
      return renderCase(text, { exitCode, stdout: withoutFolder(stdout), stderr: withoutFolder(stderr) });
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
    else if (section !== "stdout" && section !== "stderr") files[section] = content;
  }
  const title = head.split("\n")[0] ?? "";
  const command = /^\$ promrules ?(.*)$/m.exec(head)?.[1] ?? "";
  const argv = [...command.matchAll(/'([^']*)'|\S+/g)].map((word) => word[1] ?? word[0]);
  return { title, argv, stdin, files };
}

function renderCase(text: string, actual: { exitCode: number; stdout: string; stderr: string }): string {
  const [head = "", ...sections] = text.split(/^-- (.*) --\n/m);
  let result = head.replace(/^exit .*$/m, `exit ${actual.exitCode}`);
  const others: string[] = [];
  for (let at = 0; at < sections.length; at += 2) {
    const [section = "", content = ""] = sections.slice(at, at + 2);
    if (section !== "stdout" && section !== "stderr") others.push(`-- ${section} --\n${content}`);
  }
  if (actual.stdout !== "") result += `-- stdout --\n${actual.stdout}`;
  if (actual.stderr !== "") result += `-- stderr --\n${actual.stderr}`;
  return result + others.join("");
}
