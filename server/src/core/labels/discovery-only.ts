/**
 * Whether Prometheus makes a label of this name for the discovery and the relabelling of targets, and removes it before
 * anything is scraped. Other names with two underscores are none of these: `__name__`, `__type__`, a `__tmp` of a rule.
 */
export function isDiscoveryOnly(name: string): boolean {
  return name.startsWith("__") && (/^__(?:meta|param)_/.test(name) || names.has(name));
}

const names: ReadonlySet<string> = new Set([
  "__address__",
  "__scheme__",
  "__metrics_path__",
  "__scrape_interval__",
  "__scrape_timeout__",
]);
