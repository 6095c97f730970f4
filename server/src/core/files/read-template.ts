import { looksLikeLogql } from "../promql/logql.ts";
import type { Span } from "../text/span.ts";
import { readYaml } from "../yaml/read.ts";
import { relocate } from "../yaml/relocate.ts";
import type { YamlDocument, YamlNode, YamlScalar } from "../yaml/yaml-node.ts";
import type { FileKind } from "./file-kind.ts";
import { readKubernetesRules } from "./kubernetes-rules.ts";
import type { ReadContext } from "./read-context.ts";
import { readRuleDocuments } from "./rule-documents.ts";
import type { ExpressionField, ReadProblem, Rule, RuleGroup } from "./rule-file.ts";
import { fillTemplate, type Gaps } from "./template-text.ts";

export interface TemplateReading {
  /** With places in the template. */
  readonly documents: readonly YamlDocument[];
  readonly groups: readonly { readonly group: RuleGroup; readonly rules: readonly Rule[] }[];
  /** Around the groups nothing is certain enough. */
  readonly problems: readonly [];
}

/**
 * Reads a file that a template engine has yet to fill in, such as the templates of a Helm chart, as far as that is
 * safe: a mistake is reported only where everything that makes it one is written in the file.
 */
export function readTemplate(kind: FileKind, context: ReadContext): TemplateReading {
  const filled = fillTemplate(context.text);
  if (filled === undefined) return { documents: [], groups: [], problems: [] };
  const documents = readYaml(filled.text, context.options.yaml).map((document) =>
    relocate(document, filled.text, filled.map),
  );
  if (kind !== "rule-file" && kind !== "kubernetes-rules") return { documents, groups: [], problems: [] };
  const read = kind === "rule-file" ? readRuleDocuments : readKubernetesRules;
  const { groups } = read(documents, context);
  const isBroken = documents.some(({ problems }) => problems.some((problem) => problem.kind === "syntax"));
  const doubt = new Doubt(filled.gaps, isBroken);
  return {
    documents,
    groups: groups.map(({ group, rules }) => ({
      group: doubt.group(group),
      rules: rules.map((rule) => doubt.rule(rule)),
    })),
    problems: [],
  };
}

/** Mistakes of a single text: they are certain when the text is, whatever stands around it. */
const checksOfTexts: ReadonlySet<string> = new Set([
  "promql-syntax",
  "promql-feature",
  "template-syntax",
  "invalid-duration",
  "invalid-recording-rule-name",
  "invalid-label-name",
  "invalid-label-value",
  "invalid-annotation-name",
]);

/** Takes out what depends on something unknown. */
class Doubt {
  readonly #gaps: Gaps;
  /** What is left of the template is no YAML: the places of things in it are guessed. */
  readonly #isBroken: boolean;

  constructor(gaps: Gaps, isBroken: boolean) {
    this.#gaps = gaps;
    this.#isBroken = isBroken;
  }

  group(group: RuleGroup): RuleGroup {
    const { node } = group;
    const rules = node.entries.find(({ key }) => key.value === "rules")?.value.span;
    const header =
      rules === undefined
        ? [node.span]
        : [
            { from: node.span.from, to: rules.from },
            { from: rules.to, to: Math.max(rules.to, node.span.to) },
          ];
    const isWhole = this.#isWhole(node.span) && !header.some((span) => this.#gaps.touchStructure(span));
    return { ...group, isTemplate: true, problems: this.#certain(group.problems, node, isWhole) };
  }

  rule(rule: Rule): Rule {
    const { node, expr } = rule;
    const isWhole = this.#isWhole(node.span) && !this.#gaps.touchStructure(node.span);
    const certain = this.#certain(rule.problems, node, isWhole);
    // Charts hold rules for several servers.
    const isOther = expr !== undefined && looksLikeLogql(expr.value);
    const problems = isOther ? certain.filter(({ check }) => check !== "promql-syntax") : certain;
    return { ...rule, problems, expr: expr === undefined ? undefined : this.#expression(expr) };
  }

  #certain(problems: readonly ReadProblem[], node: YamlNode, isWhole: boolean): readonly ReadProblem[] {
    if (this.#isBroken) return [];
    return problems.filter(({ check, span }) => {
      if (this.#gaps.touch(span)) return false;
      const scalar = scalarAround(node, span);
      if (scalar !== undefined && !this.#isCertain(scalar)) return false;
      return isWhole || (scalar !== undefined && checksOfTexts.has(check));
    });
  }

  /** Nothing right before or after a mapping may belong to it. */
  #isWhole(span: Span): boolean {
    return !this.#gaps.precede(span.from) && !this.#gaps.follow(span.to);
  }

  #isCertain({ span, style }: YamlScalar): boolean {
    if (this.#gaps.touch(span)) return false;
    const isClosed = style === "single-quoted" || style === "double-quoted";
    return isClosed || !this.#gaps.follow(span.to);
  }

  /** An expression with gaps is kept where they make no difference to its form: within its texts. */
  #expression(field: ExpressionField): ExpressionField {
    const { expression, scalar } = field;
    if (expression === undefined || this.#isCertain(scalar)) return field;
    const isFormKnown = expression.problems.length === 0 && !this.#gaps.touchStructure(scalar.span);
    if (isFormKnown) return field;
    return { entry: field.entry, scalar, value: field.value, map: field.map, expression: undefined };
  }
}

/** The innermost scalar that holds a span. */
function scalarAround(node: YamlNode, span: Span): YamlScalar | undefined {
  if (span.from < node.span.from || span.to > node.span.to) return undefined;
  if (node.kind === "scalar") return node;
  const children = node.kind === "list" ? node.items : node.entries.flatMap(({ key, value }) => [key, value]);
  for (const child of children) {
    const found = scalarAround(child, span);
    if (found !== undefined) return found;
  }
  return undefined;
}
