import { defaultRelabelConfig, type RelabelConfig } from "../../labels/relabel-config.ts";
import type { YamlMap } from "../../yaml/yaml-node.ts";
import type { TextField } from "../rule-file.ts";
import type { RelabelRule } from "../scrape-config.ts";
import type { LabelSelector } from "./monitor.ts";

/** Collects the relabel rules that the operator adds for a monitor, in its order. */
export class OperatorRules {
  readonly rules: RelabelRule[] = [];
  readonly #node: YamlMap;
  readonly #resource: string;

  /** `node` is what the rules are added for. */
  constructor(node: YamlMap, resource: string) {
    this.#node = node;
    this.#resource = resource;
    this.add({ sourceLabels: ["job"], targetLabel: "__tmp_prometheus_job_name" });
  }

  /** `cause` is what asks for the rule in the monitor. */
  add(config: Partial<RelabelConfig>, cause?: TextField): void {
    this.rules.push({
      node: this.#node,
      config: { ...defaultRelabelConfig, ...config },
      isValid: true,
      sourceLabels: [],
      separator: undefined,
      regex: undefined,
      modulus: undefined,
      targetLabel: undefined,
      replacement: undefined,
      action: undefined,
      addedBy: { resource: this.#resource, ...(cause && { cause: cause.scalar.span }) },
    });
  }

  copy(sourceLabel: string, targetLabel: string): void {
    this.add({ sourceLabels: [sourceLabel], targetLabel });
  }

  set(targetLabel: string, replacement: string, cause?: TextField): void {
    this.add({ targetLabel, replacement }, cause);
  }

  /** A label of an object becomes a label of the target, unless it is empty: `object` is `pod` or `service`. */
  copyLabel(object: string, label: TextField, targetLabel = sanitized(label.value)): void {
    const sourceLabels = [`__meta_kubernetes_${object}_label_${sanitized(label.value)}`];
    this.add({ sourceLabels, targetLabel, regex: "(.+)", replacement: "${1}" }, label);
  }

  keep(sourceLabel: string, regex: string, cause?: TextField): void {
    this.add({ sourceLabels: [sourceLabel], regex, action: "keep" }, cause);
  }

  dropFinishedPods(): void {
    const sourceLabels = ["__meta_kubernetes_pod_phase"];
    this.add({ sourceLabels, regex: "(Failed|Succeeded)", action: "drop" });
  }

  /** Keeps the objects that a selector selects. */
  select(object: string, { matchLabels, matchExpressions }: LabelSelector): void {
    const byName = [...matchLabels].sort((a, b) => (a.name.value < b.name.value ? -1 : 1));
    for (const { name, text } of byName)
      this.#selectValue(object, name.value, { regex: text, action: "keep" });
    for (const { key, operator, values } of matchExpressions) {
      const action = operator.value === "In" || operator.value === "Exists" ? "keep" : "drop";
      if (operator.value === "In" || operator.value === "NotIn") {
        const regex = values.map(({ value }) => value).join("|");
        this.#selectValue(object, key.value, { regex, action });
      } else if (operator.value === "Exists" || operator.value === "DoesNotExist") {
        const present = `__meta_kubernetes_${object}_labelpresent_${sanitized(key.value)}`;
        this.add({ sourceLabels: [present], regex: "true", action });
      }
    }
  }

  #selectValue(
    object: string,
    label: string,
    { regex, action }: Pick<RelabelConfig, "regex" | "action">,
  ): void {
    const name = sanitized(label);
    const sourceLabels = ["label", "labelpresent"].map(
      (kind) => `__meta_kubernetes_${object}_${kind}_${name}`,
    );
    this.add({ sourceLabels, regex: `(${regex});true`, action });
  }
}

/** Mirrors `sanitizeLabelName` of the operator, which replaces each character of a Go string. */
function sanitized(name: string): string {
  return name.replace(/[^a-zA-Z0-9_]/gu, "_");
}
