import type { LabelSet } from "../../server/src/core/labels/label-set.ts";
import { relabel } from "../../server/src/core/labels/relabel.ts";
import {
  defaultRelabelConfig,
  type RelabelAction,
  type RelabelConfig,
} from "../../server/src/core/labels/relabel-config.ts";
import {
  isLegacyNameTemplate,
  validateRelabelConfig,
} from "../../server/src/core/labels/relabel-config-problems.ts";
import {
  discoveredLabels,
  type TargetConfig,
  targetLabels,
} from "../../server/src/core/labels/target-labels.ts";
import { decodeHex } from "./bytes.ts";
import { regexCompiler } from "./regex-compiler.ts";
import { differenceOf, type Outcome, readCaseFile, type Suite } from "./suite.ts";

/** A relabel rule with the names of its YAML fields. */
interface RelabelRow {
  readonly source_labels?: readonly string[];
  readonly separator?: string;
  readonly regex?: string;
  readonly modulus?: number;
  readonly target_label?: string;
  readonly replacement?: string;
  readonly action?: RelabelAction;
}

interface RelabelCase {
  readonly line: number;
  readonly input: Readonly<Record<string, string>>;
  readonly relabel_configs: readonly RelabelRow[];
  readonly output: Readonly<Record<string, string>> | null;
}

const options = { compile: regexCompiler, names: "utf8" } as const;

export const relabelSuite: Suite = {
  name: "relabel",
  *run() {
    for (const each of readCaseFile<{ cases: readonly RelabelCase[] }>("relabel.json").cases) {
      const labels = relabel(
        new Map(Object.entries(each.input)),
        each.relabel_configs.map(relabelConfig),
        options,
      );
      const difference = differenceOf(sorted(labels), sorted(each.output));
      yield { title: `line ${each.line}`, difference };
    }
  },
};

type ConfigCase =
  | {
      readonly kind: "validate";
      readonly config: RelabelRow;
      readonly names: "utf8" | "legacy";
      readonly error: string | null;
    }
  | { readonly kind: "legacy-target-label"; readonly target_label: string; readonly valid: boolean }
  | { readonly kind: "yaml" };

export const relabelConfigSuite: Suite = {
  name: "relabel-config",
  *run() {
    for (const each of readCaseFile<{ cases: readonly ConfigCase[] }>("relabel-config.json").cases) {
      if (each.kind !== "yaml") yield compareConfig(each);
    }
  },
};

function compareConfig(each: Exclude<ConfigCase, { kind: "yaml" }>): Outcome {
  if (each.kind === "legacy-target-label") {
    const difference = differenceOf(isLegacyNameTemplate(each.target_label), each.valid);
    return { title: `legacy ${each.target_label}`, difference };
  }
  const { config, names, error } = each;
  const problem = validateRelabelConfig(
    {
      action: config.action ?? "",
      targetLabel: config.target_label ?? "",
      separator: config.separator ?? "",
      replacement: config.replacement ?? "",
      modulus: BigInt(config.modulus ?? 0),
      hasSourceLabels: config.source_labels !== undefined,
      hasRegex: config.regex !== undefined,
    },
    names,
  );
  const agrees = error === null ? problem === undefined : problem?.message.includes(error);
  return {
    title: JSON.stringify({ config, names }),
    difference: agrees ? undefined : `expected ${error}, got ${problem?.message}`,
  };
}

interface TargetCase {
  readonly line: number;
  readonly target: Readonly<Record<string, string | { readonly hex: string }>>;
  readonly scrape_config: {
    readonly job_name: string;
    readonly scheme: string;
    readonly metrics_path: string;
    readonly scrape_interval: string;
    readonly scrape_timeout: string;
    readonly params?: Readonly<Record<string, readonly string[]>>;
    readonly relabel_configs?: readonly RelabelRow[];
    readonly other?: { readonly ConvertClassicHistogramsToNHCB?: boolean };
  };
  readonly error: string | null;
  readonly labels: Readonly<Record<string, string>> | null;
  readonly before_relabelling: Readonly<Record<string, string>> | null;
}

export const targetLabelSuite: Suite = {
  name: "target-labels",
  *run() {
    for (const each of readCaseFile<{ cases: readonly TargetCase[] }>("target-labels.json").cases) {
      yield compareTarget(each);
    }
  },
};

function compareTarget({
  line,
  target,
  scrape_config,
  error,
  labels,
  before_relabelling,
}: TargetCase): Outcome {
  const own = Object.entries(target).map(
    ([name, value]) => [name, typeof value === "string" ? value : decodeHex(value.hex)] as const,
  );
  const discovered = { labels: new Map(own), groupLabels: new Map() };
  const config = targetConfig(scrape_config);
  const result = targetLabels(discovered, config, options);
  const actual = {
    error: result.kind === "rejected" ? result.message : null,
    labels: result.kind === "scraped" ? sorted(result.labels) : result.kind === "dropped" ? {} : null,
    before: error === null ? sorted(discoveredLabels(discovered, config)) : null,
  };
  const expected = { error, labels: sorted(labels), before: sorted(before_relabelling) };
  return { title: `line ${line}`, difference: differenceOf(actual, expected) };
}

function targetConfig(config: TargetCase["scrape_config"]): TargetConfig {
  return {
    jobName: config.job_name,
    scheme: config.scheme,
    metricsPath: config.metrics_path,
    scrapeInterval: config.scrape_interval,
    scrapeTimeout: config.scrape_timeout,
    params: new Map(Object.entries(config.params ?? {})),
    convertClassicHistogramsToNhcb: config.other?.ConvertClassicHistogramsToNHCB ?? false,
    alwaysScrapeClassicHistograms: false,
    scrapeNativeHistograms: false,
    relabelConfigs: (config.relabel_configs ?? []).map(relabelConfig),
  };
}

function relabelConfig(row: RelabelRow): RelabelConfig {
  return {
    sourceLabels: row.source_labels ?? [],
    separator: row.separator ?? defaultRelabelConfig.separator,
    regex: row.regex ?? defaultRelabelConfig.regex,
    modulus: BigInt(row.modulus ?? 0),
    targetLabel: row.target_label ?? "",
    replacement: row.replacement ?? defaultRelabelConfig.replacement,
    action: row.action ?? "replace",
  };
}

/** Labels by name, as an object whose JSON can be compared. */
function sorted(labels: LabelSet | Readonly<Record<string, string>> | null | undefined): unknown {
  if (labels === undefined || labels === null) return null;
  const entries = labels instanceof Map ? [...labels] : Object.entries(labels);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
