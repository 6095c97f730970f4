import path from "node:path";
import type { BenchOptions } from "./bench-options.ts";
import { workspaceFolder } from "./input-files.ts";
import { ratio, runInTurn } from "./one-shot.ts";
import { isInstalled } from "./run-process.ts";
import type { Row } from "./table.ts";

/** `promrules check FOLDER` against promtool, which is told which of the files to read. */
export function measureWorkspace({ dist, isQuick }: BenchOptions): Row[] {
  const metric = "workspace of 2,000 YAML files, 500 of them with 9,500 rules";
  const anchor = "promtool on the 500";
  if (!isInstalled("promtool"))
    return [{ metric, anchor, value: undefined, note: "promtool is not installed" }];
  const { folder, ruleFiles } = workspaceFolder(2000, 19);
  const pairs = runInTurn(
    [process.execPath, path.join(dist, "promrules.js"), "check", folder],
    ["promtool", "check", "rules", ...ruleFiles],
    isQuick ? 3 : 7,
  );
  return [
    { metric: `${metric}: wall`, anchor, goal: 0.2, ...ratio(pairs, (run) => run.wall, "ms") },
    { metric: `${metric}: CPU`, anchor, ...ratio(pairs, (run) => run.cpu, "ms") },
  ];
}
