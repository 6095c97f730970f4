import type { PrometheusConfig } from "../files/scrape-config.ts";
import type { RelabelConfig } from "../labels/relabel-config.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";

/** Those labels that some `alert_relabel_configs` may change or drop, whatever alerts there are. */
export function relabelledLabels(
  names: Iterable<string>,
  { alertRelabelConfigs, alertmanagers = [] }: PrometheusConfig,
  compile: RegexCompiler,
): ReadonlySet<string> {
  const lists = [alertRelabelConfigs, ...alertmanagers.map((each) => each.alertRelabelConfigs)];
  const rules = lists.flatMap((list) => list?.rules ?? []);
  const configs = rules.filter(({ isValid }) => isValid).map(({ config }) => config);
  return new Set([...names].filter((name) => configs.some((config) => mayChange(name, config, compile))));
}

function mayChange(name: string, config: RelabelConfig, compile: RegexCompiler): boolean {
  const { action, targetLabel, replacement } = config;
  const regex = compile(config.regex);
  switch (action) {
    case "keep":
    case "drop":
    case "keepequal":
    case "dropequal":
      return false;
    case "labeldrop":
      return regex.ok && regex.matches(name);
    case "labelkeep":
      return regex.ok && !regex.matches(name);
    case "labelmap":
      return replacement.includes("$") || replacement === name;
    default:
      return targetLabel.includes("$") || targetLabel === name;
  }
}
