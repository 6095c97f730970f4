import type { RelabelStage } from "../labels/provenance.ts";
import { defaultRelabelConfig, type RelabelConfig } from "../labels/relabel-config.ts";
import { code, listed, type Sentence, type SentencePart } from "./sentence.ts";

/** What a relabel rule does, in a sentence. */
export function relabelRuleInWords(config: RelabelConfig, stage: RelabelStage): Sentence {
  const { action, targetLabel } = config;
  const things = { target: "targets", metric: "series", alert: "alerts" }[stage];
  const target = code(targetLabel);
  const value = joined(config);
  const names: Sentence = ["whose name matches ", code(config.regex), "."];
  switch (action) {
    case "replace":
      return replaceInWords(config);
    case "keep":
      return [`Keeps only ${things} of which `, ...value, ` matches `, code(config.regex), "."];
    case "drop":
      return [`Drops ${things} of which `, ...value, ` matches `, code(config.regex), "."];
    case "keepequal":
      return [`Keeps only ${things} of which `, ...value, " equals ", target, "."];
    case "dropequal":
      return [`Drops ${things} of which `, ...value, " equals ", target, "."];
    case "hashmod":
      return ["Sets ", target, " to the hash of ", ...value, ` modulo ${config.modulus}.`];
    case "lowercase":
    case "uppercase":
      return ["Sets ", target, " to ", ...value, ` in ${action === "lowercase" ? "lower" : "upper"} case.`];
    case "labelmap":
      return [
        "Copies each label whose name matches ",
        code(config.regex),
        " to the name ",
        code(config.replacement),
        ".",
      ];
    case "labeldrop":
      return ["Removes each label ", ...names];
    case "labelkeep":
      return ["Removes all labels but those ", ...names];
  }
}

function replaceInWords(config: RelabelConfig): Sentence {
  const { sourceLabels, regex, replacement, targetLabel } = config;
  const target = code(targetLabel);
  const isAny = regex === defaultRelabelConfig.regex || regex === ".*";
  const isCopy =
    isAny && (replacement === "$1" || replacement === "${1}") && regex === defaultRelabelConfig.regex;
  const value = joined(config);
  const whether: Sentence =
    isAny || sourceLabels.length === 0 ? [] : ["If ", ...value, " matches ", code(regex), ", "];
  const start = (verb: string): string => (whether.length === 0 ? verb : verb.toLowerCase());
  if (replacement === "") return [...whether, start("Removes"), " ", target, "."];
  if (isCopy && sourceLabels.length === 0) return ["Removes ", target, ": there is nothing to copy from."];
  if (isCopy) {
    const isOne = sourceLabels.length === 1;
    return [
      isOne ? "Copies " : "Sets ",
      ...(isOne ? [...value, " to ", target] : [target, " to ", ...value]),
      "; where that is empty, ",
      target,
      " goes away.",
    ];
  }
  const isFixed = !replacement.includes("$");
  return [
    ...whether,
    start("Sets"),
    " ",
    target,
    " to ",
    code(replacement),
    isFixed ? "." : ", with what the pattern's groups took.",
  ];
}

/** What the pattern is held against. */
function joined({ sourceLabels, separator }: RelabelConfig): Sentence {
  if (sourceLabels.length === 0) return ["the empty text"];
  const names = sourceLabels.map((name): SentencePart => code(name));
  if (names.length === 1) return names;
  return [
    ...listed(names, { most: 8 }),
    ...(separator === "" ? [" joined"] : [" joined by ", code(separator)]),
  ];
}
