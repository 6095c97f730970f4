import type { Span } from "../text/span.ts";
import type {
  CommandNode,
  FieldName,
  Operand,
  PipeNode,
  StringNode,
  TemplateDefinition,
  TemplateNode,
} from "./ast.ts";
import type { FlowValue } from "./flow-value.ts";
import { FlowVariables } from "./flow-variables.ts";
import type { ParsedTemplate } from "./parsed-template.ts";

/** What is met while a template is followed, roughly in the order of its text. */
export interface FlowVisitor {
  /** A field of a value; its name is empty where it is yet to be typed. */
  field?(of: FlowValue, name: FieldName): void;
  /** A label that is named by a text: `index $labels "x"`. */
  labelText?(of: FlowValue, literal: StringNode): void;
  /** A variable, or the dot, without fields. */
  operand?(value: FlowValue, operand: Operand): void;
  /** Labels of which all are used: they are printed, or handed to something that may use any of them. */
  allLabels?(of: FlowValue, span: Span): void;
  /** PromQL that is written as one text. */
  query?(literal: StringNode): void;
  /** A node, and what the dot is where it stands. */
  node?(node: TemplateNode, dot: FlowValue): void;
}

/** Follows the values through an alert template: what the dot and the variables stand for in each place. */
export function followTemplate(template: ParsedTemplate, visitor: FlowVisitor): void {
  const flow = new TemplateFlow(visitor, FlowVariables.assignedIn(template));
  flow.followAlert(template.body);
  // A definition may be called with anything.
  for (const definition of template.definitions) flow.followDefinition(definition, "unknown");
}

/** A value with the text that it is written as, when it is one. */
interface Result {
  readonly value: FlowValue;
  readonly literal?: StringNode | undefined;
  readonly span: Span;
}

class TemplateFlow {
  readonly #visitor: FlowVisitor;
  /** Variables that get another value later on: they are not followed. */
  readonly #assigned: ReadonlySet<string>;
  #variables: FlowVariables;

  constructor(visitor: FlowVisitor, assigned: ReadonlySet<string>) {
    this.#visitor = visitor;
    this.#assigned = assigned;
    this.#variables = new FlowVariables(assigned);
  }

  followAlert(body: readonly TemplateNode[]): void {
    const variables = this.#variables;
    variables.declare("$", "data");
    variables.declare("$labels", "labels");
    variables.declare("$externalLabels", "external-labels");
    variables.declare("$externalURL", "external-url");
    variables.declare("$value", "value");
    this.#followList(body, "data");
  }

  followDefinition({ body }: TemplateDefinition, data: FlowValue): void {
    const variables = this.#variables;
    this.#variables = new FlowVariables(this.#assigned);
    this.#variables.declare("$", data);
    this.#followList(body, data);
    this.#variables = variables;
  }

  #followList(nodes: readonly TemplateNode[], dot: FlowValue): void {
    for (const node of nodes) this.#followNode(node, dot);
  }

  #followNode(node: TemplateNode, dot: FlowValue): void {
    this.#visitor.node?.(node, dot);
    switch (node.kind) {
      case "action": {
        const result = this.#followPipe(node.pipe, dot);
        if (node.pipe.declarations.length > 0) this.#declare(node.pipe, [result.value]);
        else this.#useAll(result);
        return;
      }
      case "template": {
        const result = node.pipe && this.#followPipe(node.pipe, dot);
        if (result !== undefined) this.#useAll(result);
        // What a block defines may be called from elsewhere, too, with something else.
        if (node.block !== undefined) this.followDefinition(node.block, "unknown");
        return;
      }
      case "if":
      case "with":
      case "range":
        this.#followBranch(node, dot);
        return;
    }
  }

  #followBranch(
    node: Extract<TemplateNode, { readonly pipe: PipeNode; readonly body: unknown }>,
    dot: FlowValue,
  ) {
    const { kind, pipe, body, elseBody } = node;
    const mark = this.#variables.mark();
    const result = this.#followPipe(pipe, dot);
    const element = kind === "range" ? elementOf(result.value) : result.value;
    if (kind === "range") this.#useAll(result);
    const isPair = kind === "range" && pipe.declarations.length > 1;
    this.#declare(pipe, isPair ? ["plain", element] : [element]);
    this.#followList(body, kind === "if" ? dot : element);
    this.#followList(elseBody ?? [], dot);
    this.#variables.returnTo(mark);
  }

  #declare({ declarations, isAssignment }: PipeNode, values: readonly FlowValue[]): void {
    if (isAssignment) return;
    for (const [index, { name }] of declarations.entries()) {
      this.#variables.declare(name, values[index] ?? "unknown");
    }
  }

  #followPipe(pipe: PipeNode, dot: FlowValue): Result {
    let last: Result | undefined;
    for (const command of pipe.commands) last = this.#followCommand(command, last, dot);
    return last ?? { value: "unknown", span: pipe.span };
  }

  #followCommand({ operands, span }: CommandNode, piped: Result | undefined, dot: FlowValue): Result {
    const [first, ...rest] = operands;
    if (first === undefined) return { value: "unknown", span };
    if (first.kind !== "identifier") {
      const results = operands.map((operand) => this.#followOperand(operand, dot));
      if (results.length === 1 && piped === undefined) return results[0]!;
      // A method gets arguments.
      for (const result of [...results.slice(1), ...(piped === undefined ? [] : [piped])])
        this.#useAll(result);
      return { value: "unknown", span };
    }
    const given = rest.map((operand) => this.#followOperand(operand, dot));
    if (piped !== undefined) given.push(piped);
    return { value: this.#followCall(first.name, given), span };
  }

  #followCall(name: string, given: readonly Result[]): FlowValue {
    const [first, second] = given;
    switch (name) {
      case "query":
        if (given.length === 1 && first!.literal !== undefined) this.#visitor.query?.(first!.literal);
        return "vector";
      case "first":
        return "sample";
      case "sortByLabel":
      case "label":
        if (first?.literal !== undefined) this.#visitor.labelText?.("sample-labels", first.literal);
        return name === "label" ? "plain" : "vector";
      case "index":
        if (first === undefined) return "unknown";
        if (first.value === "vector") return given.length === 2 ? "sample" : "unknown";
        if (isLabels(first.value) && given.length === 2 && second!.literal !== undefined) {
          this.#visitor.labelText?.(first.value, second!.literal);
          return "plain";
        }
        break;
      case "and":
      case "or":
        // One of the arguments, whichever it is.
        if (first !== undefined && given.every(({ value }) => value === first.value)) return first.value;
        break;
      case "slice":
        if (first?.value === "vector") return "vector";
        break;
    }
    for (const result of given) this.#useAll(result);
    return plainFunctions.has(name) ? "plain" : "unknown";
  }

  #followOperand(operand: Operand, dot: FlowValue): Result {
    const { span } = operand;
    switch (operand.kind) {
      case "variable":
        return {
          value: this.#followFields(this.#variables.valueOf(operand.name), operand, operand.fields),
          span,
        };
      case "dot":
        this.#visitor.operand?.(dot, operand);
        return { value: dot, span };
      case "field":
        return { value: this.#followFields(dot, operand, operand.fields), span };
      case "pipe": {
        const result = this.#followPipe(operand, dot);
        this.#declare(operand, [result.value]);
        return { ...result, span };
      }
      case "chain": {
        const { value } = this.#followOperand(operand.operand, dot);
        return { value: this.#followFields(value, operand, operand.fields), span };
      }
      case "identifier":
        return { value: this.#followCall(operand.name, []), span };
      case "string":
        return { value: "plain", literal: operand, span };
      default:
        return { value: "plain", span };
    }
  }

  #followFields(of: FlowValue, operand: Operand, fields: readonly FieldName[]): FlowValue {
    if (fields.length === 0) this.#visitor.operand?.(of, operand);
    let value = of;
    for (const field of fields) {
      this.#visitor.field?.(value, field);
      value = fieldOf(value, field.name);
    }
    return value;
  }

  #useAll({ value, span }: Result): void {
    if (isLabels(value)) this.#visitor.allLabels?.(value, span);
  }
}

export function isLabels(value: FlowValue): boolean {
  return (
    value === "labels" ||
    value === "external-labels" ||
    value === "sample-labels" ||
    value === "unknown-labels"
  );
}

function fieldOf(value: FlowValue, name: string): FlowValue {
  switch (value) {
    case "data":
      return dataFields[name] ?? "unknown";
    case "sample":
      return name === "Labels" ? "sample-labels" : name === "Value" ? "plain" : "unknown";
    case "unknown":
      return name === "Labels" ? "unknown-labels" : "unknown";
    default:
      return isLabels(value) ? "plain" : "unknown";
  }
}

const dataFields: Readonly<Record<string, FlowValue>> = {
  Labels: "labels",
  ExternalLabels: "external-labels",
  ExternalURL: "external-url",
  Value: "value",
};

function elementOf(value: FlowValue): FlowValue {
  return value === "vector" ? "sample" : isLabels(value) ? "plain" : "unknown";
}

/** Functions whose results have no parts that a template could ask for. */
const plainFunctions: ReadonlySet<string> = new Set([
  "value",
  "strvalue",
  "reReplaceAll",
  "safeHtml",
  "match",
  "title",
  "toUpper",
  "toLower",
  "graphLink",
  "tableLink",
  "stripPort",
  "stripDomain",
  "humanize",
  "humanize1024",
  "humanizeDuration",
  "humanizePercentage",
  "humanizeTimestamp",
  "now",
  "pathPrefix",
  "externalURL",
  "parseDuration",
  "urlQueryEscape",
  "not",
  "len",
  "print",
  "printf",
  "println",
  "html",
  "js",
  "urlquery",
  "eq",
  "ne",
  "lt",
  "le",
  "gt",
  "ge",
]);
