import { readFileSync } from "node:fs";
import path from "node:path";
import { defaultCheckSettings } from "../../server/src/core/checks/check-settings.ts";
import { collectProblems } from "../../server/src/core/checks/run-checks.ts";
import type { FileKind } from "../../server/src/core/files/file-kind.ts";
import { prometheusConfigOf } from "../../server/src/core/files/prometheus-config/prometheus-config-of.ts";
import { readFile } from "../../server/src/core/files/read-file.ts";
import { telegrafConfigOf } from "../../server/src/core/files/telegraf/telegraf-config-of.ts";
import { testReadOptions } from "../support/read-options.ts";
import type { Outcome, Suite } from "./suite.ts";

interface Manifest {
  readonly files: readonly { readonly file: string; readonly kind: string }[];
}

const folder = path.resolve("../shared/corpora");

/** Real configurations that somebody runs: none of them has an error. */
export const configCorporaSuite: Suite = {
  name: "config-corpora",
  *run() {
    const manifest: Manifest = JSON.parse(readFileSync(path.join(folder, "manifest.json"), "utf8"));
    for (const { file, kind } of manifest.files) {
      if (kind === "prometheus-config") yield { title: file, difference: differenceIn(file, kind) };
      if (file.endsWith(".conf")) yield { title: file, difference: differenceIn(file, "telegraf-config") };
    }
  },
};

function differenceIn(name: string, kind: FileKind): Outcome["difference"] {
  const text = readFileSync(path.join(folder, name), "utf8");
  const file = readFile(text, { options: testReadOptions, path: name, kind });
  prometheusConfigOf(file);
  telegrafConfigOf(file);
  const errors = collectProblems(file, defaultCheckSettings).filter(({ severity }) => severity === "error");
  if (errors.length === 0) return undefined;
  return errors.map(({ span, message }) => `${file.positionAt(span.from).line + 1}: ${message}`).join("; ");
}
