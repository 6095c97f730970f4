import { Random } from "../test/support/random.ts";

export interface GeneratedFile {
  readonly rules: number;
  readonly seed: number;
  /** Every so many rules a mistake is put in: a missing bracket, a wrong duration, an unknown field. */
  readonly mistakeEvery?: number;
  readonly asPrometheusRule?: boolean;
}

/**
 * A rule file of any size that Prometheus accepts. Sizes and shapes are those of public collections of rules: about
 * nine lines and 550 characters a rule, most expressions on one quoted line, some long ones over several lines,
 * some rules with comments, annotations with templates.
 */
export function generateRules({ rules, seed, mistakeEvery, asPrometheusRule }: GeneratedFile): string {
  const writer = new RuleWriter(new Random(seed));
  for (let index = 0; index < rules; index++) {
    if (index % rulesInGroup === 0) writer.group(index / rulesInGroup);
    writer.rule(index, mistakeEvery !== undefined && index % mistakeEvery === mistakeEvery - 1);
  }
  if (asPrometheusRule !== true) return `groups:\n${writer.lines.join("\n")}\n`;
  const indented = writer.lines.map((line) => (line === "" ? line : `  ${line}`)).join("\n");
  return `${manifestHead}${indented}\n`;
}

const rulesInGroup = 15;

const manifestHead = `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: generated
spec:
  groups:
`;

class RuleWriter {
  readonly lines: string[] = [];
  readonly #random: Random;
  readonly #expressions: ExpressionWriter;

  constructor(random: Random) {
    this.#random = random;
    this.#expressions = new ExpressionWriter(random);
  }

  group(number: number): void {
    this.lines.push(`  - name: ${this.#random.pick(systems)}-${number}.rules`);
    if (this.#random.chance(0.3)) this.lines.push("    interval: 30s");
    this.lines.push("    rules:");
  }

  rule(index: number, withMistake: boolean): void {
    const random = this.#random;
    const id = index.toString(36);
    if (random.chance(0.2)) this.lines.push(`      # ${this.#sentence(8, 16)}.`);
    const fields = random.chance(0.08) ? this.#recordingRule(id) : this.#alertingRule(id);
    if (withMistake) breakField(fields, index);
    for (const [number, line] of fields.entries())
      this.lines.push(`${number === 0 ? "      - " : "        "}${line}`);
    if (random.chance(0.15)) this.lines.push("");
  }

  #recordingRule(id: string): string[] {
    const random = this.#random;
    const name = `${random.pick(labels)}:${random.pick(systems)}_${random.pick(things)}:rate5m_${id}`;
    const fields = [`record: ${name}`, ...this.#expr()];
    if (random.chance(0.5)) fields.push("labels:", `  team: ${random.pick(values)}`);
    return fields;
  }

  #alertingRule(id: string): string[] {
    const random = this.#random;
    const name = camelCase(`${random.pick(systems)}_${random.pick(things)}_${random.pick(states)}`);
    const rest = [
      ...(random.chance(0.93) ? [`for: ${random.pick(durations)}`] : []),
      "labels:",
      `  severity: ${random.pick(["warning", "critical", "info", "page"])}`,
      ...(random.chance(0.1) ? [`  team: ${random.pick(values)}`] : []),
    ];
    const annotations = this.#annotations(id);
    const areLast = random.chance(0.8);
    const expr = this.#expr();
    const fitting = annotations.map((line) => fitTo(expr.join("\n"), line));
    const last = areLast ? [...rest, ...fitting] : [...fitting, ...rest];
    return [`alert: ${name}_${id}`, ...expr, ...last];
  }

  #expr(): string[] {
    const lines = this.#expressions.expression();
    if (lines.length > 1 || this.#random.chance(0.04))
      return ["expr: |", ...lines.map((line) => `  ${line}`)];
    const [line] = lines;
    const isPlain = this.#random.chance(0.1) && !/[:#{}[\]]/.test(line!);
    return [isPlain ? `expr: ${line}` : `expr: '${line}'`];
  }

  #annotations(id: string): string[] {
    const random = this.#random;
    const description = random.chance(0.7)
      ? `"${this.#sentence(7, 15)} ${this.#action(true)}\\n  VALUE = {{ $value }}\\n  LABELS = {{ $labels }}${random.chance(0.05) ? " — see the runbook" : ""}"`
      : `${this.#sentence(9, 18)} ${this.#action(false)}.`;
    return [
      "annotations:",
      `  summary: ${this.#sentence(4, 9)} (instance {{ $labels.instance }})`,
      `  description: ${description}`,
      ...(random.chance(0.2)
        ? [`  runbook_url: https://runbooks.example.org/${id}/${random.pick(things)}`]
        : []),
    ];
  }

  #action(isQuoted: boolean): string {
    return this.#random.pick(actions).replaceAll('"', isQuoted ? '\\"' : '"');
  }

  #sentence(least: number, most: number): string {
    const count = least + this.#random.below(most - least);
    const text = Array.from({ length: count }, () => this.#random.pick(words)).join(" ");
    return text[0]!.toUpperCase() + text.slice(1);
  }
}

/** Makes a text ask only for labels that the expression leaves, and write no more digits than people read. */
function fitTo(expr: string, line: string): string {
  const grouped = [...expr.matchAll(/\bby \(([^)]*)\)/g)].map(([, names]) => names!.split(", "));
  const [first, ...others] = grouped;
  const kept = first?.find((name) => name !== "le" && others.every((names) => names.includes(name)));
  const labels = kept === undefined ? "$externalURL" : `$labels.${kept}`;
  const named = first === undefined ? line : line.replaceAll(/\$labels\.\w+/g, () => labels);
  return /rate\(|\//.test(expr) ? named.replaceAll("{{ $value }}", "{{ $value | humanize }}") : named;
}

/** The usual mistakes, one after the other. Each is reported exactly once. */
function breakField(fields: string[], index: number): void {
  const mistakes: (() => void)[] = [
    () => fields.splice(1, fields.length, `expr: 'sum(rate(broken_total_${index}[5m]) > 0'`),
    () => fields.splice(1, fields.length, `expr: 'rates(broken_total_${index}[5m]) > 0'`),
    () => fields.push(`severity: page`),
  ];
  mistakes[index % mistakes.length]!();
}

class ExpressionWriter {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** The lines of an expression. */
  expression(): string[] {
    const shape = this.#random.next();
    if (shape < 0.8) return [this.#comparison(this.#random.chance(0.85) ? this.#operand() : this.#ratio())];
    if (shape < 0.86) return [this.#join()];
    // What is joined has the labels that are asked for, with any values.
    const by = this.#some(labels, 3);
    const on = (): string => `on (${this.#some(by, 2).join(", ")})`;
    const lines = [`sum by (${by.join(", ")}) (`, `  ${this.#operand(by)}`];
    for (let parts = 1 + this.#random.below(3); parts > 0; parts--) {
      const operator = this.#random.pick(["or", "and", "unless"]);
      lines.push(`  ${operator} ${on()}`, "  (", `    ${this.#comparison(this.#operand(by))}`);
      lines.push(`    unless ${on()} ${this.#selector("", by)}`, "  )");
    }
    return [...lines, `) > ${this.#random.below(50)}`];
  }

  #join(): string {
    const on = this.#some(labels, 2);
    const left = this.#comparison(this.#ratio(on));
    const right = this.#comparison(this.#operand(on));
    return `${left} ${this.#random.pick(["and", "unless", "or"])} on (${on.join(", ")}) ${right}`;
  }

  #comparison(operand: string): string {
    const operator = this.#random.pick([">", "<", ">=", "==", "!="]);
    const number = this.#random.pick(["0", "1", "0.05", "80", "100", "1e6", "0.9"]);
    // Most of these are never negative, and what is counted is never none.
    if (number === "0" || operand.startsWith("count")) return `${operand} > ${number}`;
    return `${operand} ${operator} ${number}`;
  }

  /** All labels of `joined` may be there, and no matcher asks for one of them. */
  #operand(joined: readonly string[] = []): string {
    const random = this.#random;
    const range = random.pick(durations);
    const by = (count: number): string => (joined.length > 0 ? joined.join(", ") : this.#labels(count));
    switch (random.below(5)) {
      case 0:
        return this.#selector("", joined);
      case 1:
        return `rate(${this.#selector("_total", joined)}[${range}])`;
      case 2:
        return `${random.pick(["increase", "resets", "changes", "max_over_time"])}(${this.#selector("_total", joined)}[${range}])`;
      case 3:
        return `${random.pick(["sum", "max", "avg", "count"])} by (${by(2)}) (${this.#selector("", joined)})`;
      default:
        return `histogram_quantile(0.${random.pick([5, 9, 95, 99])}, sum by (le, ${by(1)}) (rate(${this.#selector("_seconds_bucket", joined)}[${range}])))`;
    }
  }

  #ratio(joined?: readonly string[]): string {
    const by = joined?.join(", ") ?? this.#labels(2);
    const matchers = this.#matchers(1 + this.#random.below(2), joined);
    const metric = this.#metric();
    const rate = (suffix: string) => `sum by (${by}) (rate(${metric}${suffix}${matchers}[5m]))`;
    return `(${rate("_errors_total")} / ${rate("_total")}) * 100`;
  }

  #selector(suffix: string, joined?: readonly string[]): string {
    return `${this.#metric()}${suffix}${this.#matchers(this.#random.below(3), joined)}`;
  }

  #metric(): string {
    return `${this.#random.pick(systems)}_${this.#random.pick(things)}`;
  }

  #matchers(count: number, joined: readonly string[] = []): string {
    if (count === 0) return "";
    const free = labels.filter((label) => !joined.includes(label));
    const matchers = this.#some(free, count).map((label) => {
      if (this.#random.chance(0.25)) return `${label}=~"${this.#random.pick(patterns)}"`;
      const operator = this.#random.chance(0.15) ? "!=" : "=";
      return `${label}${operator}"${this.#random.pick(values)}-${this.#random.below(97)}"`;
    });
    return `{${matchers.join(this.#random.pick([", ", ","]))}}`;
  }

  #labels(count: number): string {
    return this.#some(labels, count).join(", ");
  }

  #some<Element>(elements: readonly Element[], count: number): Element[] {
    const left = [...elements];
    return Array.from({ length: count }, () => left.splice(this.#random.below(left.length), 1)[0]!);
  }
}

function camelCase(name: string): string {
  return name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function list(text: string): string[] {
  return text.split(" ");
}

const systems = list(
  "redis pg mysql kafka etcd host container kube_pod nginx_ingress haproxy rabbitmq elasticsearch jvm grpc_server " +
    "http_server cassandra vault consul memcached zookeeper minio istio",
);
const things = list(
  "requests connections queue_messages replication_lag disk_sectors memory_usage_bytes cpu_usage cache_hits " +
    "cache_misses errors compactions snapshots threads leader_changes request_duration restarts evictions open_files",
);
const states = list("high low down failing missing");
const labels = list("job instance namespace pod cluster container device code method topic database queue");
const values = list(
  "api prod eu-west-1 kube-state-metrics node-exporter checkout payments GET default monitoring",
);
const patterns = ["4..|5..", "5..", "prod|staging", "kube-.*", "(api|web)-[0-9]+", "kube-.+", "nvme.*|sd.+"];
const durations = list("1m 5m 10m 15m 30m 1h 6h 1d");
const actions = [
  "{{ $labels.instance }}",
  "{{ $value }}",
  "{{ $labels.namespace }}/{{ $labels.pod }}",
  "{{ $value | humanizePercentage }}",
  '{{ printf "%.2f" $value }}',
  "{{ with $labels.cluster }}{{ . }}{{ end }}",
  "{{ $value | humanizeDuration }}",
];
const words = list(
  "the is was has instance replica queue backlog disk node pod container latency error rate above below threshold " +
    "for more than minutes growing saturation memory usage connections refused leader election lost snapshot failed " +
    "backup missing certificate expires soon throttled by kernel",
);
