import { isValidLabelName, type NameScheme } from "../promql/names.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import { goQuote } from "../text/go-quote.ts";
import { toLowerCase } from "./letter-case.ts";
import { type RelabelAction, relabelActions } from "./relabel-config.ts";

/** The fields of a relabel rule as they are written; what is not there or null has its default. */
export interface RelabelConfigFields {
  readonly sourceLabels?: readonly string[] | undefined;
  readonly separator?: string | undefined;
  readonly regex?: string | undefined;
  readonly modulus?: bigint | undefined;
  readonly targetLabel?: string | undefined;
  readonly replacement?: string | undefined;
  readonly action?: string | undefined;
}

export interface RelabelConfigProblem {
  /** The name of the field as it is written in YAML; the operator's resources have it in camel case. */
  readonly field: RelabelField;
  /** Prometheus' own words. */
  readonly message: string;
}

export type RelabelField =
  | "source_labels"
  | "separator"
  | "regex"
  | "modulus"
  | "target_label"
  | "replacement"
  | "action";

/** What Prometheus rejects in a relabel rule: fields that do not decode, and where all do, what `Validate` says first. */
export function* relabelConfigProblems(
  fields: RelabelConfigFields,
  { compile, names }: { readonly compile: RegexCompiler; readonly names: NameScheme },
): Iterable<RelabelConfigProblem> {
  const action = fields.action === undefined ? "replace" : readRelabelAction(fields.action);
  if (action === undefined) {
    yield { field: "action", message: `unknown relabel action ${goQuote(fields.action!)}` };
  }
  const regex = fields.regex === undefined ? undefined : compile(fields.regex);
  if (regex?.ok === false) yield { field: "regex", message: regex.message };
  const wrongName = fields.sourceLabels?.find((name) => !isValidLabelName(name, "utf8"));
  if (wrongName !== undefined) {
    yield { field: "source_labels", message: `${goQuote(wrongName)} is not a valid label name` };
  }
  if (action === undefined) return;
  const problem = validateRelabelConfig(
    {
      action,
      targetLabel: fields.targetLabel ?? "",
      separator: fields.separator ?? ";",
      replacement: fields.replacement ?? "$1",
      modulus: fields.modulus ?? 0n,
      hasSourceLabels: fields.sourceLabels !== undefined,
      hasRegex: fields.regex !== undefined,
    },
    names,
  );
  if (problem !== undefined) yield problem;
}

/** The action that is meant: upper case letters do not matter. */
export function readRelabelAction(text: string): RelabelAction | undefined {
  const lower = toLowerCase(text);
  return relabelActions.find((action) => action === lower);
}

/** A decoded rule: with the defaults of what is not written. */
export interface DecodedRelabelConfig {
  readonly action: RelabelAction | "";
  readonly targetLabel: string;
  readonly separator: string;
  readonly replacement: string;
  readonly modulus: bigint;
  /** Written, even as an empty list. */
  readonly hasSourceLabels: boolean;
  /** Written, even as the default. */
  readonly hasRegex: boolean;
}

/** Mirrors `Config.Validate` of model/relabel, which stops at the first mistake. */
export function validateRelabelConfig(
  config: DecodedRelabelConfig,
  names: NameScheme,
): RelabelConfigProblem | undefined {
  const { action, targetLabel, replacement } = config;
  if (action === "") return { field: "action", message: "relabel action cannot be empty" };
  if (action === "hashmod" && config.modulus === 0n) {
    return {
      field: "modulus",
      message: "relabel configuration for hashmod requires non-zero modulus",
    };
  }
  if (needsTarget.has(action) && targetLabel === "") {
    const message = `relabel configuration for ${action} action requires 'target_label' value`;
    return { field: "target_label", message };
  }
  if (needsTarget.has(action) && !isTargetLabel(targetLabel, action, names)) {
    return {
      field: "target_label",
      message: `${goQuote(targetLabel)} is invalid 'target_label' for ${action} action`,
    };
  }
  if (takesNoReplacement.has(action) && replacement !== "$1") {
    return { field: "replacement", message: `'replacement' can not be set for ${action} action` };
  }
  if (action === "labelmap" && !isNameTemplate(replacement, names)) {
    return {
      field: "replacement",
      message: `${goQuote(replacement)} is invalid 'replacement' for ${action} action`,
    };
  }
  return needlessField(config);
}

/** Whether the name is one that a group may be part of, in the characters that names had before 3.0. */
export function isLegacyNameTemplate(text: string): boolean {
  return /^(?:[A-Za-z_]|\$(?:\{\w+\}|\w))(?:\w|\$(?:\{\w+\}|\w))*$/.test(text);
}

const needsTarget: ReadonlySet<RelabelAction> = new Set([
  "replace",
  "hashmod",
  "lowercase",
  "uppercase",
  "keepequal",
  "dropequal",
]);

const takesNoReplacement: ReadonlySet<RelabelAction> = new Set([
  "lowercase",
  "uppercase",
  "keepequal",
  "dropequal",
]);

/** Only `replace` fills groups into the name; for others a dollar is a character of it. */
function isTargetLabel(targetLabel: string, action: RelabelAction, names: NameScheme): boolean {
  return action === "replace" && targetLabel.includes("$")
    ? isNameTemplate(targetLabel, names)
    : isValidLabelName(targetLabel, names);
}

function isNameTemplate(text: string, names: NameScheme): boolean {
  return names === "utf8" ? isValidLabelName(text, names) : isLegacyNameTemplate(text);
}

function needlessField(config: DecodedRelabelConfig): RelabelConfigProblem | undefined {
  const { action } = config;
  const isEqual = action === "keepequal" || action === "dropequal";
  if (!isEqual && action !== "labeldrop" && action !== "labelkeep") return undefined;
  const written: readonly (readonly [RelabelField, boolean])[] = [
    isEqual ? ["regex", config.hasRegex] : ["source_labels", config.hasSourceLabels],
    ["target_label", !isEqual && config.targetLabel !== ""],
    ["modulus", config.modulus !== 0n],
    ["separator", config.separator !== ";"],
    ["replacement", config.replacement !== "$1"],
  ];
  const field = written.find(([, isWritten]) => isWritten)?.[0];
  if (field === undefined) return undefined;
  const wanted = isEqual ? "'source_labels' and `target_label`" : "'regex'";
  return { field, message: `${action} action requires only ${wanted}, and no other fields` };
}
