import { readFileSync } from "node:fs";
import path from "node:path";
import { defaultCheckSettings } from "../../server/src/core/checks/check-settings.ts";
import { collectProblems } from "../../server/src/core/checks/run-checks.ts";
import { readFile } from "../../server/src/core/files/read-file.ts";
import { testReadOptions } from "../support/read-options.ts";
import type { Outcome, Suite } from "./suite.ts";

interface Manifest {
  readonly files: readonly CorpusFile[];
}

interface CorpusFile {
  readonly file: string;
  readonly kind: string;
  readonly promtool?: { readonly ok: boolean; readonly error?: string };
}

const folder = path.resolve("../shared/corpora");

/** Files of these kinds were given to promtool, most of them with `check rules`. */
const kinds: ReadonlySet<string> = new Set(["rules", "prometheusrule", "gmp-rules"]);

/** Real rule files: what promtool accepts has no error of ours, and what it rejects has one. */
export const corporaSuite: Suite = {
  name: "corpora",
  *run() {
    const manifest: Manifest = JSON.parse(readFileSync(path.join(folder, "manifest.json"), "utf8"));
    for (const each of manifest.files) {
      if (!kinds.has(each.kind) || each.promtool === undefined) continue;
      yield { title: each.file, difference: differenceIn(each, each.promtool) };
    }
  },
};

function differenceIn(
  { file: name, kind }: CorpusFile,
  promtool: NonNullable<CorpusFile["promtool"]>,
): Outcome["difference"] {
  const text = readFileSync(path.join(folder, name), "utf8");
  const file = readFile(text, {
    options: testReadOptions,
    path: name,
    namedBy: kind === "rules" ? "user" : undefined,
  });
  const errors = collectProblems(file, defaultCheckSettings).filter(({ severity }) => severity === "error");
  if ((errors.length === 0) === promtool.ok) return undefined;
  if (!promtool.ok) return `promtool: ${promtool.error}`;
  return errors.map(({ span, message }) => `${file.positionAt(span.from).line + 1}: ${message}`).join("; ");
}
