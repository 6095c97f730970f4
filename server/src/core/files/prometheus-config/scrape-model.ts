import type { NameScheme } from "../../promql/names.ts";
import type { ReadContext } from "../read-context.ts";
import { readString, textField } from "../read-values.ts";
import type { TextField } from "../rule-file.ts";
import type { Discovery, ScrapeConfig, ScrapeParam, TargetGroup } from "../scrape-config.ts";
import type { ConfigStruct } from "./config-value.ts";
import { jobNames } from "./global-names.ts";
import { relabelList } from "./relabel-list.ts";

/** One job, as far as labels depend on it. */
export function scrapeConfigModel(job: ConfigStruct, names: NameScheme, context: ReadContext): ScrapeConfig {
  const scheme = jobNames(job, names);
  return {
    node: job.node,
    jobName: nonEmpty(job.textField("job_name")),
    scheme: job.textField("scheme"),
    metricsPath: job.textField("metrics_path"),
    scrapeInterval: job.durationField("scrape_interval"),
    scrapeTimeout: job.durationField("scrape_timeout"),
    honorLabels: job.bool("honor_labels"),
    params: paramsOf(job, context),
    ...discoveredBy(job),
    relabelConfigs: relabelList(job, "relabel_configs", scheme, context),
    metricRelabelConfigs: relabelList(job, "metric_relabel_configs", scheme, context),
    ...(scheme === "legacy" && { nameScheme: scheme }),
  };
}

/** Where a job, or an entry of `alertmanagers`, has its targets from. */
export function discoveredBy(
  entry: ConfigStruct,
): Pick<ScrapeConfig, "staticConfigs" | "targetFiles" | "discoveries"> {
  return {
    staticConfigs: entry.structs("static_configs").map(targetGroupModel),
    targetFiles: entry.structs("file_sd_configs").flatMap((each) => each.texts("files")),
    discoveries: discoveriesOf(entry),
  };
}

export function targetGroupModel(group: ConfigStruct): TargetGroup {
  return {
    node: group.node,
    targets: group.texts("targets"),
    labels: group.labels("labels")?.labels ?? [],
  };
}

function nonEmpty(field: TextField | undefined): TextField | undefined {
  return field?.value === "" ? undefined : field;
}

function paramsOf(job: ConfigStruct, context: ReadContext): readonly ScrapeParam[] {
  return job.mapEntries("params").map((entry) => ({
    name: entry.key,
    values: (entry.value.kind === "list" ? entry.value.items : []).flatMap((item) => {
      const scalar = readString(item, { context, problems: [] });
      return scalar === undefined ? [] : [textField(entry, scalar, context.text)];
    }),
  }));
}

function discoveriesOf(job: ConfigStruct): readonly Discovery[] {
  const discoveries: Discovery[] = [];
  for (const [name, { entry }] of job.fields) {
    const sd = /^(.+)_sd_configs$/.exec(name)?.[1];
    if (sd === undefined || sd === "file") continue;
    for (const { node, value } of job.items(name)) {
      const struct = value?.kind === "struct" ? value.struct : undefined;
      discoveries.push({ sd, entry, node, role: struct && roleOf(sd, struct) });
    }
  }
  return discoveries;
}

/** What kind of thing is discovered, where there are several; OVHcloud calls it a service. */
function roleOf(sd: string, struct: ConfigStruct): string | undefined {
  const name = sd === "ovhcloud" ? "service" : "role";
  const role = struct.text(name, defaultRoles[sd]);
  return role === "" ? undefined : role;
}

const defaultRoles: Readonly<Record<string, string>> = { digitalocean: "droplets", triton: "container" };
