import { decodeStruct } from "../files/prometheus-config/decode-struct.ts";
import { targetGroupModel } from "../files/prometheus-config/scrape-model.ts";
import type { TargetGroup } from "../files/scrape-config.ts";
import type { SourceFile } from "../files/source-file.ts";
import { readYaml } from "../yaml/read.ts";

/** A file of targets that `file_sd_configs` names. */
export interface TargetFile {
  readonly path: string;
  readonly file: SourceFile;
  /** Missing when Prometheus could not read it: then it goes on with the targets that it had before. */
  readonly groups: readonly TargetGroup[] | undefined;
}

/** Reads JSON or YAML, as the discovery of files in Prometheus does: JSON is YAML too. */
export function readTargetFile(path: string, file: SourceFile): TargetFile {
  return { path, file, groups: readGroups(file) };
}

function readGroups(file: SourceFile): readonly TargetGroup[] | undefined {
  const text = file.text();
  const { dialect, options } = file;
  const [document] = readYaml(text, options.yaml);
  if (document === undefined || document.problems.length > 0 || document.root?.kind !== "list")
    return undefined;
  const reading = { context: { text, dialect, options }, problems: [] };
  const groups = document.root.items.flatMap((item) => {
    const group = item.kind === "map" ? decodeStruct(item, "TargetGroup", reading) : undefined;
    return group === undefined ? [] : [targetGroupModel(group)];
  });
  return groups.length === document.root.items.length && reading.problems.length === 0 ? groups : undefined;
}
