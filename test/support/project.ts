import assert from "node:assert/strict";
import type { Check, Problem } from "../../server/src/core/checks/check.ts";
import { defaultCheckSettings } from "../../server/src/core/checks/check-settings.ts";
import type { ProjectChecks } from "../../server/src/core/checks/project-problems.ts";
import { collectProblems } from "../../server/src/core/checks/run-checks.ts";
import type { Facts } from "../../server/src/core/facts/facts.ts";
import { readFile } from "../../server/src/core/files/read-file.ts";
import { Project, type ProjectSettings } from "../../server/src/core/project/project.ts";
import { applyEdits } from "../../server/src/core/text/text-edit.ts";
import { readCursor, withCarets, withoutCarets } from "./fixture.ts";
import { testReadOptions } from "./read-options.ts";
import { withoutWholeRules } from "./whole-rule-checks.ts";

/** A workspace whose files are written one below the other, each after a line `#- path`; paths begin with a slash. */
export function projectOf(files: string, settings?: ProjectSettings): Project {
  const project = new Project(settings);
  for (const [path, text] of filesOf(files)) putFile(project, path, text);
  return project;
}

/** A new version of a file. What is named `targets…` is a file of targets. */
export function putFile(project: Project, path: string, text: string): void {
  const namedBy = /\/targets[^/]*$/.test(path) ? "file_sd_configs" : undefined;
  project.put(path, readFile(text, { path, options: testReadOptions, namedBy }));
}

export function filesOf(files: string): ReadonlyMap<string, string> {
  const parts = files.split(/^#- (\S+)\n/m).slice(1);
  const texts = new Map<string, string>();
  for (let at = 0; at < parts.length; at += 2) texts.set(parts[at]!, parts[at + 1]!);
  return texts;
}

/**
 * The same as `checkProblems` for several files: runs all checks on each of them in the light of the others, and
 * compares what they find with the carets, both ways.
 */
export function checkProject(check: Check, marked: string, checks?: ProjectChecks, facts?: Facts): void {
  const texts = [...filesOf(marked)].map(([path, text]) => [path, withoutCarets(text)] as const);
  const project = projectOf(texts.map(([path, text]) => `#- ${path}\n${text}`).join(""));
  const actual = texts.map(([path, text]) => {
    const notes = withoutWholeRules(problemsIn(project, path, checks, facts), check).map(
      ({ span, message, check: id }) => ({
        span,
        message: (id === check.id ? message : `${id}: ${message}`).replaceAll("\n", "\\n"),
      }),
    );
    return `#- ${path}\n${withCarets(text, notes)}`;
  });
  assert.equal(actual.join(""), marked.replace(/^\n/, ""));
}

/** Applies the fix with this title of the problem at the cursor, which is in one of the files, and compares all of them. */
export function checkProjectFix(title: string, before: string, after: string): void {
  const texts = new Map<string, string>();
  let place: { readonly path: string; readonly cursor: number } | undefined;
  for (const [path, marked] of filesOf(before)) {
    const { text, cursor } = readCursor(marked);
    texts.set(path, text);
    if (cursor !== undefined) place = { path, cursor };
  }
  assert.ok(place !== undefined, "One of the files needs a cursor <|>");
  const { path, cursor } = place;
  const project = projectOf([...texts].map(([name, text]) => `#- ${name}\n${text}`).join(""));
  const offered = problemsIn(project, path)
    .filter(({ span }) => span.from <= cursor && cursor <= span.to)
    .flatMap(({ fixes }) => fixes ?? []);
  const fix = offered.find((each) => each.title === title);
  assert.ok(fix, `no fix \`${title}\` among ${JSON.stringify(offered.map((each) => each.title))}`);
  for (const { file, edits } of [{ file: path, edits: fix.edits }, ...(fix.otherFiles ?? [])]) {
    texts.set(file, applyEdits(texts.get(file)!, edits));
  }
  const fixed = [...texts].map(([name, text]) => `#- ${name}\n${text}`).join("");
  assert.equal(fixed, after.replace(/^\n/, ""));
}

export function problemsIn(
  project: Project,
  path: string,
  checks?: ProjectChecks,
  facts?: Facts,
): readonly Problem[] {
  const view = project.viewOf(path, facts);
  return collectProblems(project.file(path)!, defaultCheckSettings, {
    view,
    ...(checks === undefined ? {} : { checks }),
  });
}
