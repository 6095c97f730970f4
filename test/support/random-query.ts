import type { Random } from "./random.ts";

/** A random expression of a few metrics and labels that Prometheus 2.42 accepts, though it may fail on the data. */
export function randomQuery(random: Random, vocabulary: Vocabulary, depth = 3): string {
  return new QueryWriter(random, vocabulary).vector(depth);
}

export interface Vocabulary {
  readonly metrics: readonly string[];
  readonly labels: readonly string[];
  readonly values: readonly string[];
}

class QueryWriter {
  readonly #random: Random;
  readonly #vocabulary: Vocabulary;

  constructor(random: Random, vocabulary: Vocabulary) {
    this.#random = random;
    this.#vocabulary = vocabulary;
  }

  vector(depth: number): string {
    if (depth <= 0) return this.#selector();
    const write = this.#random.pick([
      () => this.#selector(),
      () => this.#aggregation(depth - 1),
      () => this.#aggregation(depth - 1),
      () => this.#matching(depth - 1),
      () => this.#matching(depth - 1),
      () => this.#setOperator(depth - 1),
      () => this.#withScalar(depth - 1),
      () => this.#function(depth - 1),
      () => this.#labelFunction(depth - 1),
      () => this.#labelFunction(depth - 1),
      () => this.#overTime(depth - 1),
      () => `${this.#random.pick(["-", "+"])}(${this.vector(depth - 1)})`,
    ]);
    return write();
  }

  #selector(): string {
    const matchers = Array.from({ length: this.#random.below(3) }, () => this.#matcher());
    const isNamed = this.#random.chance(0.9);
    if (!isNamed) matchers.push('__name__=~"m.*"');
    const name = isNamed ? this.#random.pick(this.#vocabulary.metrics) : "";
    const braces = matchers.length > 0 || !isNamed ? `{${matchers.join(", ")}}` : "";
    return `${name}${braces}`;
  }

  #matcher(): string {
    const [name, value] = [this.#random.pick(this.#vocabulary.labels), this.#value()];
    const pattern = this.#random.pick([
      value,
      `${value}|${this.#value()}`,
      `${value}.*`,
      ".+",
      ".*",
      `|${value}`,
      "[x-y]",
    ]);
    return this.#random.pick([
      `${name}="${value}"`,
      `${name}=""`,
      `${name}!="${value}"`,
      `${name}!=""`,
      `${name}=~"${pattern}"`,
      `${name}!~"${pattern}"`,
    ]);
  }

  #aggregation(depth: number): string {
    const operator = this.#random.pick([
      "sum",
      "max",
      "count",
      "group",
      "topk",
      "bottomk",
      "quantile",
      "count_values",
    ]);
    const parameter = {
      topk: "2, ",
      bottomk: "1, ",
      quantile: "0.5, ",
      count_values: `"${this.#label()}", `,
    }[operator];
    const grouping = this.#random.pick(["", "", ` by (${this.#labels()})`, ` without (${this.#labels()})`]);
    return `${operator}${grouping} (${parameter ?? ""}${this.vector(depth)})`;
  }

  #matching(depth: number): string {
    const operator = this.#random.pick(["+", "*", "%", "==", ">=", ">= bool", "!= bool", "<="]);
    const matching = this.#random.pick(["on", "on", "ignoring"]);
    const group = this.#random.pick(["", "", "group_left", "group_right"]);
    // Prometheus refuses labels that are matched on and copied.
    const names = this.#someLabels();
    const include = this.#someLabels().filter((name) => matching !== "on" || !names.includes(name));
    const modifiers = `${matching} (${names.join(", ")})${group === "" ? "" : ` ${group} (${include.join(", ")})`}`;
    const written = group === "" && this.#random.chance(0.3) ? "" : `${modifiers} `;
    return `(${this.vector(depth)}) ${operator} ${written}(${this.vector(depth)})`;
  }

  #setOperator(depth: number): string {
    const operator = this.#random.pick(["and", "or", "unless"]);
    const matching = this.#random.pick(["", `on (${this.#labels()}) `, `ignoring (${this.#labels()}) `]);
    return `(${this.vector(depth)}) ${operator} ${matching}(${this.vector(depth)})`;
  }

  #withScalar(depth: number): string {
    const operator = this.#random.pick(["+", "/", ">=", "> bool", "!="]);
    const scalar = this.#random.pick(["1", "scalar(m1)", "time()"]);
    return this.#random.chance(0.5)
      ? `(${this.vector(depth)}) ${operator} ${scalar}`
      : `${scalar} ${operator} (${this.vector(depth)})`;
  }

  #function(depth: number): string {
    const write = this.#random.pick([
      () => `abs(${this.vector(depth)})`,
      () => `sort(${this.vector(depth)})`,
      () => `timestamp(${this.vector(depth)})`,
      () => `hour(${this.vector(depth)})`,
      () => `clamp_max(${this.vector(depth)}, 3)`,
      () => `absent(${this.vector(depth)})`,
      () => `absent(${this.#selector()})`,
      () => `absent_over_time(${this.#selector()}[5m])`,
      () => `histogram_quantile(0.5, ${this.vector(depth)})`,
      () => this.#random.pick(["vector(1)", "hour()", "vector(time())"]),
    ]);
    return write();
  }

  #labelFunction(depth: number): string {
    const [to, from, other] = [this.#label(), this.#label(), this.#label()];
    if (this.#random.chance(0.3)) {
      const separator = this.#random.pick(["", "-"]);
      const sources = this.#random.pick(["", `, "${from}"`, `, "${from}", "${other}"`]);
      return `label_join(${this.vector(depth)}, "${to}", "${separator}"${sources})`;
    }
    const replacement = this.#random.pick(["$1", "new", "", "$1$2", "v-$1", "$0", "$missing"]);
    const pattern = this.#random.pick(["(.*)", "(.+)", "(x|y)", ".*", "", "x", "(x)|(.*)", "[a-y]"]);
    return `label_replace(${this.vector(depth)}, "${to}", "${replacement}", "${from}", "${pattern}")`;
  }

  #overTime(depth: number): string {
    const name = this.#random.pick([
      "rate",
      "max_over_time",
      "last_over_time",
      "count_over_time",
      "present_over_time",
    ]);
    const range = this.#random.chance(0.6) ? `${this.#selector()}[5m]` : `(${this.vector(depth)})[3m:30s]`;
    return `${name}(${range}${this.#random.pick(["", "", " offset 10s"])})`;
  }

  #labels(): string {
    return this.#someLabels().join(", ");
  }

  #someLabels(): string[] {
    return [...new Set(Array.from({ length: this.#random.below(4) }, () => this.#label()))];
  }

  #label(): string {
    return this.#random.chance(0.08) ? "__name__" : this.#random.pick(this.#vocabulary.labels);
  }

  #value(): string {
    return this.#random.pick(this.#vocabulary.values);
  }
}
