import { fileMonitors } from "../core/files/operator/file-monitors.ts";
import type { Monitor } from "../core/files/operator/monitor.ts";
import { ownMetricEntries } from "../core/files/own-metrics/metric-entries.ts";
import { prometheusConfigOf } from "../core/files/prometheus-config/prometheus-config-of.ts";
import type { TextField } from "../core/files/rule-file.ts";
import type { ScrapeConfig } from "../core/files/scrape-config.ts";
import type { SourceFile } from "../core/files/source-file.ts";
import { entryOf, type TelegrafPlugin } from "../core/files/telegraf/telegraf-config.ts";
import { telegrafConfigOf } from "../core/files/telegraf/telegraf-config-of.ts";
import { findEntry } from "../core/yaml/find-entry.ts";
import type { YamlEntry, YamlMap } from "../core/yaml/yaml-node.ts";
import type { OutlinePlace } from "./chunk-outline.ts";

/** Something that is scraped: a job of a prometheus.yml, a monitor, or an endpoint of one; or a metric that is described. */
export interface ScrapeOutline {
  readonly name: string;
  readonly detail: string;
  /** Spans count from the start of the file. */
  readonly place: OutlinePlace;
  readonly parts: readonly ScrapeOutline[];
}

/** What a file says is scraped. */
export function outlineScraping(file: SourceFile): readonly ScrapeOutline[] {
  const jobs = prometheusConfigOf(file)?.scrapeConfigs ?? [];
  const { inputs = [], outputs = [], processors = [] } = telegrafConfigOf(file) ?? {};
  const plugins = [...inputs, ...outputs, ...processors].sort((a, b) => a.span.from - b.span.from);
  return [
    ...jobs.map(jobOutline),
    ...fileMonitors(file).map(monitorOutline),
    ...plugins.map((plugin) => pluginOutline(plugin, file)),
    ...ownMetricEntries(file).map(metricOutline),
  ];
}

function metricOutline({ key, value, alias }: YamlEntry): ScrapeOutline {
  const type = value.kind === "map" ? findEntry(value, "type")?.value : undefined;
  return {
    name: key.value,
    detail: type?.kind === "scalar" ? type.value : "",
    place: {
      span: { from: key.span.from, to: alias?.to ?? Math.max(key.span.to, value.span.to) },
      nameSpan: key.span,
    },
    parts: [],
  };
}

function pluginOutline({ span, header, settings }: TelegrafPlugin, file: SourceFile): ScrapeOutline {
  const told = ["alias", "address", "urls", "listen"].map((key) => entryOf(settings, key)?.value);
  const value = told.find((each) => each !== undefined);
  const first = value?.kind === "list" ? value.items[0] : value;
  return {
    name: file.text(header).replace(/^\[+|\]+$/g, ""),
    detail: first?.kind === "string" ? first.value : "",
    place: { span, nameSpan: header },
    parts: [],
  };
}

function jobOutline(job: ScrapeConfig): ScrapeOutline {
  const ways = [
    ...(job.staticConfigs.length > 0 ? ["static"] : []),
    ...(job.targetFiles.length > 0 ? ["file"] : []),
    ...job.discoveries.map(({ sd, role }) => (role === undefined ? sd : `${sd} ${role}`)),
  ];
  return {
    name: nameOf(job.jobName, "job"),
    detail: [...new Set(ways)].join(", "),
    place: placeOf(job.node, job.jobName),
    parts: [],
  };
}

function monitorOutline(monitor: Monitor): ScrapeOutline {
  const endpoints = "endpoints" in monitor ? monitor.endpoints : [];
  return {
    name: nameOf(monitor.name, "monitor"),
    detail: monitor.kind,
    place: placeOf(monitor.node, monitor.name),
    parts: endpoints.map(({ node, port, portNumber, targetPort, path }) => {
      const shown = port ?? portNumber ?? targetPort;
      return {
        name: nameOf(shown, "endpoint"),
        detail: path?.value ?? "",
        place: placeOf(node, shown),
        parts: [],
      };
    }),
  };
}

function nameOf(field: TextField | undefined, what: string): string {
  return field?.value.trim() || `(${what} without a name)`;
}

/** A name that stands elsewhere, behind an alias, cannot be selected within what it names. */
function placeOf({ span }: YamlMap, field: TextField | undefined): OutlinePlace {
  const name = field?.scalar.span;
  const isWithin = name !== undefined && span.from <= name.from && name.to <= span.to;
  return { span, nameSpan: isWithin ? name : { from: span.from, to: span.from } };
}
