import { type MetricType, metricTypes } from "../../catalogue/metric-type.ts";

/** A metric as an exporter's page shows it. */
export interface ExposedMetric {
  readonly name: string;
  readonly type: MetricType | undefined;
  readonly unit: string | undefined;
  readonly help: string | undefined;
  /** With their values as long as those are few. */
  readonly labels: ReadonlyMap<string, readonly string[]>;
}

/** Of a label with more values nobody wants to read them. */
const mostValues = 10;

interface Family {
  type: MetricType | undefined;
  unit: string | undefined;
  help: string | undefined;
}

/**
 * The metrics of a page in the text format of Prometheus or in OpenMetrics, in the order of their names. Lines that are
 * neither are left out: a page is read for what it tells, and the exporter's mistakes are not ours.
 */
export function readMetricsPage(page: string): readonly ExposedMetric[] {
  const families = new Map<string, Family>();
  const metrics = new Map<string, Map<string, Set<string>>>();
  for (const line of page.replace(/^\uFEFF/, "").split(/\r?\n/)) {
    if (line.startsWith("#")) describe(line, families);
    else sample(line, families, metrics);
  }
  const names = [...metrics.keys()].sort();
  return names.map((name) => {
    const family = families.get(name) ?? families.get(name.replace(/_(?:total|info)$/, ""));
    const labels = new Map<string, readonly string[]>();
    for (const [label, values] of metrics.get(name)!)
      labels.set(label, values.size > mostValues ? [] : [...values].sort());
    return { name, type: family?.type, unit: family?.unit, help: family?.help, labels };
  });
}

function describe(line: string, families: Map<string, Family>): void {
  const [, keyword, quoted, plain, rest = ""] =
    /^#[ \t]+(HELP|TYPE|UNIT)[ \t]+(?:"([^"\\]*(?:\\.[^"\\]*)*)"|(\S+))(.*)$/s.exec(line) ?? [];
  const name = quoted === undefined ? plain : unescaped(quoted);
  if (name === undefined) return;
  const family = families.get(name) ?? { type: undefined, unit: undefined, help: undefined };
  families.set(name, family);
  if (keyword === "HELP") family.help = unescaped(rest).trim() || undefined;
  else if (keyword === "UNIT") family.unit = rest.trim() || undefined;
  else family.type = typeOf(rest.trim());
}

function typeOf(written: string): MetricType | undefined {
  const type = written === "untyped" ? "unknown" : written;
  return type === "unknown" ? undefined : metricTypes.find((each) => each === type);
}

function sample(
  line: string,
  families: ReadonlyMap<string, Family>,
  metrics: Map<string, Map<string, Set<string>>>,
): void {
  const found = /^([a-zA-Z_:][\w:]*)?(?:[ \t]*\{|[ \t]+(?=[-+.\d]|nan|inf))/i.exec(line);
  if (found === null) return;
  let name = found[1];
  const labels: [string, string][] = [];
  if (found[0].endsWith("{")) {
    const part =
      /[ \t,]*(?:([a-zA-Z_][\w.]*)|"([^"\\]*(?:\\.[^"\\]*)*)")[ \t]*(?:=[ \t]*"([^"\\]*(?:\\.[^"\\]*)*)")?/y;
    let end = found[0].length;
    part.lastIndex = end;
    for (let each = part.exec(line); each !== null; each = part.exec(line)) {
      end = part.lastIndex;
      const [, plain, quoted, value] = each;
      if (value !== undefined) labels.push([plain ?? unescaped(quoted!), unescaped(value)]);
      else name ??= quoted === undefined ? undefined : unescaped(quoted);
    }
    // JSON begins in the same way.
    if (!/^[ \t,]*\}[ \t]*[-+]?(?:[\d.]|nan|inf)/i.test(line.slice(end, end + 1000))) return;
  }
  if (name === undefined) return;
  const whole = familyOf(name, families);
  // When a series began is a thing of the format, and no metric to make rules of.
  if (whole === undefined) return;
  const metric = metrics.get(whole) ?? new Map<string, Set<string>>();
  metrics.set(whole, metric);
  for (const [label, value] of labels) {
    if (label === "le" || label === "quantile") continue;
    const values = metric.get(label) ?? new Set();
    if (values.size <= mostValues) values.add(value);
    metric.set(label, values);
  }
}

/** The histogram or summary that a series is a part of, or else its own name. */
function familyOf(name: string, families: ReadonlyMap<string, Family>): string | undefined {
  if (families.has(name)) return name;
  const [, whole = "", suffix] = /^(.+)_(bucket|sum|count|gsum|gcount|created)$/.exec(name) ?? [];
  const type = families.get(whole)?.type;
  if (type === undefined) return name;
  if (suffix === "created") return undefined;
  return /histogram|summary/.test(type) ? whole : name;
}

function unescaped(text: string): string {
  return text.replace(/\\([\\"n])/g, (_, sign: string) => (sign === "n" ? "\n" : sign));
}
