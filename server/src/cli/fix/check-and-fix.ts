import { statSync } from "node:fs";
import path from "node:path";
import { chooseSafeFixes } from "../../core/checks/choose-fixes.ts";
import { applyEdits } from "../../core/text/text-edit.ts";
import { pathOnDisk } from "../../disk/read-bytes.ts";
import { systemMessage } from "../../disk/unread.ts";
import type { CheckOptions } from "../arguments.ts";
import { CheckRun, type FactsFor } from "../check-run.ts";
import type { Environment } from "../environment.ts";
import type { CheckResult, ReportedFix, ReportedProblem } from "../report/check-result.ts";
import { changeBytes, changeFile } from "./change-file.ts";

/** What a fix reveals is fixed as well; fixes that undo each other must end. */
const mostRounds = 10;

/**
 * Checks, makes the safe fixes in the files, and checks again until there are none left: the result is what a check
 * without fixing would now give. Standard input is fixed on its way to standard output.
 */
export function checkAndFix(
  options: CheckOptions,
  environment: Environment,
  factsFor: FactsFor,
): CheckResult {
  const fixer = new Fixer(options, environment, factsFor);
  let result = fixer.check();
  for (let round = 0; round < mostRounds && fixer.fix(result.problems); round++) result = fixer.check();
  fixer.passOnStdin();
  return { ...result, fixed: fixer.fixed, unwritten: fixer.unwritten };
}

class Fixer {
  readonly unwritten: { readonly file: string; readonly message: string }[] = [];
  readonly #options: CheckOptions;
  readonly #environment: Environment;
  readonly #factsFor: FactsFor;
  readonly #changed = new Set<string>();
  /** The name that standard input is shown with, when it is checked. */
  readonly #stdinName: string | undefined;
  #stdin: Buffer | undefined;
  #fixedProblems = 0;

  constructor(options: CheckOptions, environment: Environment, factsFor: FactsFor) {
    this.#factsFor = factsFor;
    this.#options = options;
    this.#environment = environment;
    this.#stdinName = options.paths.includes("-") ? (options.stdinFilename ?? "<stdin>") : undefined;
  }

  get fixed(): NonNullable<CheckResult["fixed"]> {
    return { problems: this.#fixedProblems, files: this.#changed.size };
  }

  check(): CheckResult {
    const readStdin = (): Buffer => {
      this.#stdin ??= Buffer.from(this.#environment.readStdin());
      return this.#stdin;
    };
    return new CheckRun(this.#options, { ...this.#environment, readStdin }, this.#factsFor).run();
  }

  /** Whether anything has changed, so that it has to be checked again. */
  fix(problems: readonly ReportedProblem[]): boolean {
    // By two names of one file, it would be fixed twice.
    const seen = new Set<string>();
    let isChanged = false;
    for (const [file, problemsOfFile] of byFile(problems)) {
      if (this.unwritten.some((each) => each.file === file)) continue;
      const fixes = chooseSafeFixes(problemsOfFile.map((problem) => withFixesIn(file, problem)));
      if (fixes.length === 0) continue;
      const identity = this.#isStdin(file) ? "-" : identityOf(this.#pathOf(file));
      if (!seen.has(identity) && this.#make(fixes, problemsOfFile[0]!)) {
        isChanged = true;
        this.#changed.add(identity);
      }
      seen.add(identity);
    }
    return isChanged;
  }

  passOnStdin(): void {
    if (this.#stdin !== undefined) this.#environment.stdout.write(this.#stdin);
  }

  #make(fixes: readonly ReportedFix[], { file, source }: ReportedProblem): boolean {
    const edits = fixes.flatMap((fix) => fix.edits);
    const change = { before: source.text, after: applyEdits(source.text, edits) };
    if (change.after === change.before) return false;
    try {
      if (this.#isStdin(file)) this.#stdin = changeBytes(this.#stdin!, change);
      else changeFile(this.#pathOf(file), change);
    } catch (error) {
      this.unwritten.push({ file, message: systemMessage(error) });
      return false;
    }
    this.#fixedProblems += fixes.length;
    return true;
  }

  #pathOf(file: string): string {
    return path.resolve(this.#environment.cwd, file);
  }

  /** A file on the disk has nothing to do with the name that standard input was given. */
  #isStdin(file: string): boolean {
    if (this.#stdinName === undefined || this.#stdin === undefined) return false;
    return file === this.#stdinName || this.#pathOf(file) === this.#pathOf(this.#stdinName);
  }
}

/** The same for all links to a file. */
function identityOf(file: string): string {
  try {
    const { dev, ino } = statSync(pathOnDisk(file), { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    // That it cannot be reached any more is said when it is to be changed.
    return file;
  }
}

function byFile(problems: readonly ReportedProblem[]): ReadonlyMap<string, readonly ReportedProblem[]> {
  const files = new Map<string, ReportedProblem[]>();
  for (const problem of problems) {
    const others = files.get(problem.file);
    if (others === undefined) files.set(problem.file, [problem]);
    else others.push(problem);
  }
  return files;
}

function withFixesIn(file: string, { fixes }: ReportedProblem): { readonly fixes: readonly ReportedFix[] } {
  return { fixes: fixes.filter((fix) => fix.edits.every((edit) => edit.file === file)) };
}
