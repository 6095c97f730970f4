import type { RegexCompiler } from "../regex/regex-compiler.ts";
import { matcherOfTemplate } from "./open-names.ts";
import { matchesEverything } from "./pattern-facts.ts";
import type { RelabelConfig } from "./relabel-config.ts";

/** Whether what a rule does may depend on a label. */
export function readsLabel(config: RelabelConfig, name: string, compile: RegexCompiler): boolean {
  switch (config.action) {
    case "keepequal":
    case "dropequal":
      return config.targetLabel === name || config.sourceLabels.includes(name);
    case "labelmap":
      return matchesName(config, name, compile) !== false;
    case "labeldrop":
    case "labelkeep":
      return false;
    default:
      return config.sourceLabels.includes(name);
  }
}

/** Whether a rule may make a label of this name. */
export function mayMakeLabel(config: RelabelConfig, name: string): boolean {
  switch (config.action) {
    case "replace":
      return matcherOfTemplate(config.targetLabel)(name);
    case "labelmap":
      return matcherOfTemplate(config.replacement)(name);
    case "hashmod":
    case "lowercase":
    case "uppercase":
      return config.targetLabel === name;
    default:
      return false;
  }
}

/** Whether a label has another value after the rule, or none, whatever it had before. */
export function alwaysSets(config: RelabelConfig, name: string): boolean {
  if (config.targetLabel !== name) return false;
  switch (config.action) {
    case "replace":
      return !name.includes("$") && matchesEverything(config.regex);
    case "hashmod":
      return config.modulus > 0n;
    case "lowercase":
    case "uppercase":
      return true;
    default:
      return false;
  }
}

/** Whether a rule takes all labels of this name away. */
export function takesAway(config: RelabelConfig, name: string, compile: RegexCompiler): boolean {
  if (config.action === "labeldrop") return matchesName(config, name, compile) === true;
  return config.action === "labelkeep" && matchesName(config, name, compile) === false;
}

/** `undefined` where the pattern is none. */
function matchesName({ regex }: RelabelConfig, name: string, compile: RegexCompiler): boolean | undefined {
  const compiled = compile(regex);
  return compiled.ok ? compiled.matches(name) : undefined;
}
