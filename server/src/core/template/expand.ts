import { goQuote } from "../text/go-quote.ts";
import type { CallNode, RangeNode, TemplateNode } from "./ast.ts";
import { Evaluator } from "./evaluate.ts";
import { labelsValue, sampleValue, type TemplateSample } from "./expand-functions.ts";
import type { ExpandOptions } from "./expand-options.ts";
import { UnknownExpansion } from "./expansion-stop.ts";
import { alertFunctions } from "./functions.ts";
import { type GoValue, goInt, goString, isTrue, nilValue, sortedKeys } from "./go-value.ts";
import { goParseError, parseTemplate } from "./parse.ts";
import type { ParsedTemplate } from "./parsed-template.ts";
import { printValue, withoutPointer } from "./print-value.ts";

/** What comes of a template. */
export type Expansion =
  | { readonly kind: "text"; readonly text: string }
  /** In the words of Prometheus: `error executing template NAME: …`. */
  | { readonly kind: "error"; readonly message: string }
  /** Something that is not known here, or is not done here, decides about the text. */
  | { readonly kind: "unknown"; readonly reason: string };

/** What Prometheus hands to the templates of an alert. */
export interface AlertData {
  readonly labels: Readonly<Record<string, string>>;
  readonly externalLabels: Readonly<Record<string, string>>;
  readonly value: TemplateSample["value"];
}

/** What Prometheus puts before each template of an alert; positions in its errors count from there. */
export const alertDefinitions = [
  "{{$labels := .Labels}}",
  "{{$externalLabels := .ExternalLabels}}",
  "{{$externalURL := .ExternalURL}}",
  "{{$value := .Value}}",
].join("");

const dataType =
  "struct { Labels map[string]string; ExternalLabels map[string]string; ExternalURL string; Value interface {} }";

/** Expands a label or an annotation of an alert as Prometheus does. */
export function expandAlertTemplate(text: string, data: AlertData, options: ExpandOptions): Expansion {
  if (!text.includes("{{")) return { kind: "text", text };
  const fields = new Map<string, GoValue>([
    ["Labels", labelsValue(data.labels)],
    ["ExternalLabels", labelsValue(data.externalLabels)],
    ["ExternalURL", goString(options.world.externalUrl)],
    ["Value", sampleValue(data.value)],
  ]);
  return expandTemplate(alertDefinitions + text, { kind: "struct", type: dataType, fields }, options);
}

/** Expands any template of Prometheus' that makes plain text. */
export function expandTemplate(text: string, data: GoValue, options: ExpandOptions): Expansion {
  const { name } = options;
  const template = parseTemplate(text, { name, variables: new Set(), functions: alertFunctions() });
  const problem = template.problems[0];
  if (problem !== undefined) {
    return { kind: "error", message: `error parsing template ${name}: ${goParseError(name, problem)}` };
  }
  const expander = new Expander(template, options);
  try {
    expander.run(data);
  } catch (error) {
    if (error instanceof UnknownExpansion) return { kind: "unknown", reason: error.message };
    const message = expander.evaluator.messageOf(error);
    return { kind: "error", message: `error executing template ${name}: ${message}` };
  }
  return { kind: "text", text: expander.text };
}

const mostSteps = 100_000;
const longestText = 1_000_000;
const greatestDepth = 50;

type Jump = "break" | "continue" | undefined;

/** Mirrors the walking half of `text/template/exec.go`. */
class Expander {
  readonly evaluator: Evaluator;
  text = "";
  readonly #template: ParsedTemplate;
  readonly #bodies = new Map<string, readonly TemplateNode[]>();
  #steps = 0;
  #depth = 0;

  constructor(template: ParsedTemplate, options: ExpandOptions) {
    this.#template = template;
    this.evaluator = new Evaluator(template.text, options);
    this.#bodies.set(options.name, template.body);
    for (const { name, body } of template.definitions) this.#addBody(name?.value, body);
    this.#addBlocks(template.body);
    for (const { body } of template.definitions) this.#addBlocks(body);
  }

  run(data: GoValue): void {
    this.evaluator.variables = [{ name: "$", value: data }];
    this.#walkAll(this.#template.body, data);
  }

  /** Of two definitions, at least one is empty: the other one counts. */
  #addBody(name: string | undefined, body: readonly TemplateNode[]): void {
    if (name === undefined) return;
    const isEmpty = body.every(({ kind, span }) => kind === "text" && this.#slice(span).trim() === "");
    if (!isEmpty || !this.#bodies.has(name)) this.#bodies.set(name, body);
  }

  #addBlocks(nodes: readonly TemplateNode[]): void {
    for (const node of nodes) {
      if (node.kind === "template" && node.block !== undefined) {
        this.#addBody(node.block.name?.value, node.block.body);
        this.#addBlocks(node.block.body);
      } else if (node.kind === "if" || node.kind === "range" || node.kind === "with") {
        this.#addBlocks(node.body);
        this.#addBlocks(node.elseBody ?? []);
      }
    }
  }

  #slice({ from, to }: { readonly from: number; readonly to: number }): string {
    return this.#template.text.slice(from, to);
  }

  #walkAll(nodes: readonly TemplateNode[], dot: GoValue): Jump {
    for (const node of nodes) {
      const jump = this.#walk(node, dot);
      if (jump !== undefined) return jump;
    }
    return undefined;
  }

  #walk(node: TemplateNode, dot: GoValue): Jump {
    const { evaluator } = this;
    if (++this.#steps > mostSteps) throw new UnknownExpansion("The template takes too long.");
    evaluator.at(node);
    switch (node.kind) {
      case "text":
        this.#write(this.#slice(node.span));
        return undefined;
      case "action": {
        const value = evaluator.pipe(node.pipe, dot);
        if (node.pipe.declarations.length > 0) return undefined;
        evaluator.at(node);
        this.#write(value.kind === "nil" ? "<no value>" : printValue(withoutPointer(value)));
        return undefined;
      }
      case "break":
      case "continue":
        return node.kind;
      case "template":
        this.#call(node, dot);
        return undefined;
      case "range":
        return this.#walkRange(node, dot);
      case "if":
      case "with": {
        const mark = evaluator.variables.length;
        const value = evaluator.pipe(node.pipe, dot);
        const jump = isTrue(value)
          ? this.#walkAll(node.body, node.kind === "with" ? value : dot)
          : this.#walkAll(node.elseBody ?? [], dot);
        evaluator.variables.length = mark;
        return jump;
      }
    }
  }

  #walkRange(node: RangeNode, dot: GoValue): Jump {
    const { evaluator } = this;
    const outer = evaluator.variables.length;
    const value = evaluator.pipe(node.pipe, dot);
    const mark = evaluator.variables.length;
    let isEmpty = true;
    for (const [index, element] of this.#elements(value, node)) {
      isEmpty = false;
      this.#setLoopVariables(node, index, element);
      if (++this.#steps > mostSteps) throw new UnknownExpansion("The template takes too long.");
      const jump = this.#walkAll(node.body, element);
      evaluator.variables.length = mark;
      if (jump === "break") break;
    }
    const jump = isEmpty ? this.#walkAll(node.elseBody ?? [], dot) : undefined;
    evaluator.variables.length = outer;
    return jump;
  }

  #setLoopVariables({ pipe }: RangeNode, index: GoValue, element: GoValue): void {
    const { evaluator } = this;
    const [first, second] = pipe.declarations;
    if (first === undefined) return;
    if (pipe.isAssignment) {
      evaluator.assign(first.name, second === undefined ? element : index);
      if (second !== undefined) evaluator.assign(second.name, element);
      return;
    }
    evaluator.variables.at(-1)!.value = element;
    if (second !== undefined) evaluator.variables.at(-2)!.value = index;
  }

  *#elements(value: GoValue, { pipe }: RangeNode): Iterable<readonly [index: GoValue, element: GoValue]> {
    switch (value.kind) {
      case "nil":
        return;
      case "list":
        for (const [index, item] of value.items.entries()) yield [goInt(index), item];
        return;
      case "map":
        for (const key of sortedKeys(value)) yield [goString(key), value.entries.get(key)!];
        return;
      case "int":
        if (pipe.declarations.length > 1) {
          this.evaluator.fail(`can't use ${printValue(value)} to iterate over more than one variable`);
        }
        for (let at = 0n; at < value.value; at++) yield [nilValue, { ...value, value: at }];
        return;
      case "bool":
      case "float":
      case "string":
        this.evaluator.fail(`range can't iterate over ${printValue(value)}`);
        return;
      default:
        throw new UnknownExpansion("What Go says of this value is not known here.");
    }
  }

  #call(node: CallNode, dot: GoValue): void {
    const { evaluator } = this;
    const name = node.name?.value ?? "";
    const body = this.#bodies.get(name);
    if (body === undefined) this.evaluator.fail(`template ${goQuote(name)} not defined`);
    if (++this.#depth > greatestDepth) throw new UnknownExpansion("The templates call each other too deep.");
    const data = node.pipe === undefined ? nilValue : evaluator.pipe(node.pipe, dot);
    const { variables, executing } = evaluator;
    evaluator.variables = [{ name: "$", value: data }];
    evaluator.executing = name;
    this.#walkAll(body, data);
    evaluator.variables = variables;
    evaluator.executing = executing;
    this.#depth--;
  }

  #write(text: string): void {
    this.text += text;
    if (this.text.length > longestText) throw new UnknownExpansion("The text gets too long.");
  }
}
