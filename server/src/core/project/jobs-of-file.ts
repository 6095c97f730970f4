import { prometheusConfigOf } from "../files/prometheus-config/prometheus-config-of.ts";
import type { SourceFile } from "../files/source-file.ts";
import { ConfigUniverse } from "./config-universe.ts";
import type { JobUniverse } from "./label-universe.ts";
import { jobsOfMonitors } from "./monitor-jobs.ts";
import type { ProjectView } from "./project-view.ts";

/** The jobs that a file itself says something about. Without a workspace around it they are those of the file alone. */
export function jobsOfFile(
  file: SourceFile,
  { universe }: Pick<ProjectView, "universe">,
): readonly JobUniverse[] {
  const config = prometheusConfigOf(file);
  if (config === undefined) return jobsOfMonitors("", file);
  const scrapeConfigs = new Set(config.scrapeConfigs);
  const own = (universe?.jobs ?? []).filter(({ scrapeConfig }) => scrapeConfigs.has(scrapeConfig));
  if (own.length === config.scrapeConfigs.length) return own;
  // The workspace may not know this version yet, or nothing of the file at all.
  return new ConfigUniverse({ config: { path: "", config, file }, included: [], targetFiles: new Map() })
    .jobs;
}
