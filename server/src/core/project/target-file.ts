import { readTargetFile } from "../files/prometheus-config/read-target-file.ts";
import type { TargetGroup } from "../files/scrape-config.ts";
import type { SourceFile } from "../files/source-file.ts";

/** A file of targets that `file_sd_configs` names. */
export interface TargetFile {
  readonly path: string;
  readonly file: SourceFile;
  /** Missing when Prometheus could not read it: then it goes on with the targets that it had before. */
  readonly groups: readonly TargetGroup[] | undefined;
}

export function targetFileOf(path: string, file: SourceFile): TargetFile {
  const { groups, problems } = readTargetFile(file.text(), { path, options: file.options });
  return { path, file, groups: problems.length > 0 ? undefined : groups };
}
