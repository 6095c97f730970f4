import { readFileSync } from "node:fs";
import path from "node:path";

/** One row of the table: cases of one kind, each of which agrees or differs. */
export interface Suite {
  /** Also names the suite in `known-differences.ts`. */
  readonly name: string;
  run(): Iterable<Outcome> | AsyncIterable<Outcome>;
}

export interface Outcome {
  /** Names the case within its suite: usually its input. */
  readonly title: string;
  /** What is not as expected; left out when all is. */
  readonly difference?: string | undefined;
}

/** Where the case files are. They are no part of this repository: only this program needs them. */
const conformanceFolder = path.resolve("../shared/conformance");

/** The content of a case file: its cases, and whatever other lists it has. */
export function readCaseFile<File>(name: string): File {
  return JSON.parse(readFileSync(path.join(conformanceFolder, name), "utf8"));
}

/** Tells how a value differs from the expected one, as JSON sees both. */
export function differenceOf(actual: unknown, expected: unknown): string | undefined {
  const got = JSON.stringify(actual);
  const wanted = JSON.stringify(expected);
  return got === wanted ? undefined : `expected ${wanted}, got ${got}`;
}
