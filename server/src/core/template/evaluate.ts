import { byteLength } from "../text/byte-length.ts";
import { goQuote } from "../text/go-quote.ts";
import type { CommandNode, FieldName, Operand, PipeNode } from "./ast.ts";
import {
  type ExpandFunction,
  findExpandFunction,
  type ParamType,
  sampleType,
  vectorType,
} from "./expand-functions.ts";
import type { ExpandOptions } from "./expand-options.ts";
import { FunctionError, UnknownExpansion } from "./expansion-stop.ts";
import { findMethod } from "./go-methods.ts";
import {
  type GoValue,
  goBool,
  goFloat,
  goInt,
  goString,
  isTrue,
  missingValue,
  nilValue,
  typeName,
} from "./go-value.ts";
import { integerConstant } from "./number-constant.ts";
import { type PlacedNode, placeOfNode, printNode } from "./print-node.ts";

interface Variable {
  readonly name: string;
  value: GoValue;
}

/** An error of Go's `text/template`, without its place. */
class EvaluationError extends Error {}

/** Pipelines, commands and operands. Mirrors the evaluating half of `text/template/exec.go`. */
export class Evaluator {
  variables: Variable[] = [];
  /** The template that is walked through: messages name it. */
  executing: string;
  readonly #text: string;
  readonly #options: ExpandOptions;
  #node: PlacedNode | undefined;
  #depth = 0;

  constructor(text: string, options: ExpandOptions) {
    this.#text = text;
    this.#options = options;
    this.executing = options.name;
  }

  /** Notes where an error would be. */
  at(node: PlacedNode): void {
    this.#node = node;
  }

  fail(message: string): never {
    throw new EvaluationError(message);
  }

  /** `template: NAME:1:3: executing "NAME" at <.Foo>: …`. */
  messageOf(error: unknown): string {
    if (!(error instanceof EvaluationError)) throw error;
    const node = this.#node!;
    const before = this.#text.slice(0, placeOfNode(node));
    const line = before.split("\n").length;
    const column = byteLength(before.slice(before.lastIndexOf("\n") + 1));
    const { name } = this.#options;
    return `template: ${name}:${line}:${column}: executing ${goQuote(this.executing)} at <${printNode(node)}>: ${error.message}`;
  }

  pipe(pipe: PipeNode, dot: GoValue): GoValue {
    this.at(pipe);
    let value: GoValue | undefined;
    for (const command of pipe.commands) {
      value = this.#command(command, dot, value);
      if (value.kind === "nil") value = nilValue;
    }
    const result = value ?? nilValue;
    for (const { name } of pipe.declarations) {
      if (pipe.isAssignment) this.assign(name, result);
      else this.variables.push({ name, value: result });
    }
    return result;
  }

  assign(name: string, value: GoValue): void {
    const variable = this.variables.findLast((each) => each.name === name);
    if (variable === undefined) this.fail(`undefined variable: ${name}`);
    variable.value = value;
  }

  #command(command: CommandNode, dot: GoValue, piped: GoValue | undefined): GoValue {
    const [first, ...rest] = command.operands;
    switch (first!.kind) {
      case "identifier":
        this.at(first!);
        return this.#call(this.#function(first!.name), {
          node: command,
          name: first!.name,
          given: rest,
          piped,
          dot,
        });
      case "field":
      case "variable":
      case "chain":
        return this.#fields(first!, dot, { given: rest, piped });
      case "pipe":
        this.#refuseArguments(command, piped);
        return this.pipe(first!, dot);
    }
    this.at(first!);
    this.#refuseArguments(command, piped);
    if (first!.kind === "nil") return this.fail("nil is not a command");
    return this.#constant(first!, dot);
  }

  #refuseArguments({ operands }: CommandNode, piped: GoValue | undefined): void {
    if (operands.length > 1 || piped !== undefined) {
      this.fail(`can't give argument to non-function ${printNode(operands[0]!)}`);
    }
  }

  #function(name: string): ExpandFunction {
    return findExpandFunction(name) ?? this.fail(`${goQuote(name)} is not a defined function`);
  }

  #fields(
    operand: Extract<Operand, { readonly kind: "field" | "variable" | "chain" }>,
    dot: GoValue,
    { given, piped }: Pick<Call, "given" | "piped">,
  ): GoValue {
    this.at(operand);
    let value = dot;
    if (operand.kind === "variable") {
      value = this.#variable(operand.name);
      if (operand.fields.length === 0) {
        if (given.length > 0 || piped !== undefined) {
          this.fail(`can't give argument to non-function ${printNode(operand)}`);
        }
        return value;
      }
    } else if (operand.kind === "chain") {
      if (operand.operand.kind === "nil")
        this.fail(`indirection through explicit nil in ${printNode(operand)}`);
      value = this.#argument(operand.operand, undefined, dot);
    }
    const last = operand.fields.length - 1;
    for (const [index, field] of operand.fields.entries()) {
      const call = index === last ? { given, piped } : { given: [], piped: undefined };
      value = this.#field(value, field, { ...call, node: operand, name: field.name, dot });
    }
    return value;
  }

  #variable(name: string): GoValue {
    const found = this.variables.findLast((each) => each.name === name);
    return found?.value ?? this.fail(`undefined variable: ${name}`);
  }

  #field(value: GoValue, { name }: FieldName, call: Call): GoValue {
    if (value.kind === "nil") {
      if (value.isAny) this.fail(`nil pointer evaluating interface {}.${name}`);
      if (this.#options.isMissingKeyError) this.fail(`nil data; no entry for key ${goQuote(name)}`);
      return nilValue;
    }
    const method = findMethod(value, name);
    if (method !== undefined) return this.#call(method, call);
    const hasArguments = call.given.length > 0 || call.piped !== undefined;
    if (value.kind === "struct" && value.fields.has(name)) {
      if (hasArguments) this.fail(`${name} has arguments but cannot be invoked as function`);
      return value.fields.get(name)!;
    }
    if (value.kind === "map") {
      if (hasArguments) this.fail(`${name} is not a method but has arguments`);
      const found = value.entries.get(name);
      if (found !== undefined) return found.kind === "nil" ? missingValue : found;
      if (this.#options.isMissingKeyError) this.fail(`map has no entry for key ${goQuote(name)}`);
      return value.of === "string" ? goString("") : missingValue;
    }
    return this.fail(`can't evaluate field ${name} in type ${typeName(value)}`);
  }

  #call(called: ExpandFunction, call: Call): GoValue {
    const { node, name, given, piped, dot } = call;
    const { params, isVariadic } = called;
    const count = given.length + (piped === undefined ? 0 : 1);
    const fixed = isVariadic ? params.length - 1 : params.length;
    if (isVariadic ? count < fixed : count !== fixed) {
      const wanted = isVariadic ? `at least ${fixed} got ${given.length}` : `${fixed} got ${count}`;
      this.fail(`wrong number of args for ${name}: want ${wanted}`);
    }
    if (called.decides !== undefined) return this.#decide(called.decides, call);
    const typeOf = (index: number): ParamType => params[Math.min(index, params.length - 1)]!;
    const values: GoValue[] = [];
    for (const [index, operand] of given.entries()) {
      values.push(this.#argument(operand, typeOf(index), dot));
    }
    if (piped !== undefined) values.push(this.#fit(piped, typeOf(given.length)));
    try {
      return called.call(values, this.#options.world);
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error;
      this.at(node);
      return this.fail(`error calling ${name}: ${error.message}`);
    }
  }

  /** `and` and `or`: what does not matter any more is not evaluated. */
  #decide(decides: boolean, { given, piped, dot }: Call): GoValue {
    let value = nilValue;
    for (const operand of given) {
      value = this.#argument(operand, "value", dot);
      if (isTrue(value) === decides) return value;
    }
    return piped ?? value;
  }

  /** Without a type, as what fields are asked of. */
  #argument(operand: Operand, type: ParamType | undefined, dot: GoValue): GoValue {
    this.at(operand);
    switch (operand.kind) {
      case "dot":
        return this.#fit(dot, type);
      case "nil":
        if (type === "string") this.fail("cannot assign nil to string");
        return nilValue;
      case "field":
      case "variable":
      case "chain":
        return this.#fit(this.#fields(operand, dot, { given: [], piped: undefined }), type);
      case "pipe":
        return this.#fit(
          this.#nested(() => this.pipe(operand, dot)),
          type,
        );
      case "identifier": {
        const { name } = operand;
        this.at(operand);
        const call = { node: operand, name, given: [], piped: undefined, dot };
        return this.#fit(this.#call(this.#function(name), call), type);
      }
    }
    if (type === "string") {
      if (operand.kind !== "string") this.fail(`expected string; found ${printNode(operand)}`);
      return this.#constant(operand, dot);
    }
    if (type === "vector" || type === "sample") {
      this.fail(`can't handle ${printNode(operand)} for arg of type ${typeNames[type]}`);
    }
    return this.#constant(operand, dot);
  }

  #nested(read: () => GoValue): GoValue {
    if (++this.#depth > 400) throw new UnknownExpansion("The template is nested too deep.");
    const value = read();
    this.#depth--;
    return value;
  }

  /** Mirrors `validateType`. */
  #fit(value: GoValue, type: ParamType | undefined): GoValue {
    if (type === undefined || type === "any" || type === "value") return value;
    if (value.kind === "nil") {
      if (value.isAny) this.fail(`wrong type for value; expected ${typeNames[type]}; got interface {}`);
      if (type === "string") this.fail("invalid value; expected string");
      return value;
    }
    if (typeName(value) === typeNames[type]) return value;
    return this.fail(`wrong type for value; expected ${typeNames[type]}; got ${typeName(value)}`);
  }

  #constant(operand: Operand, dot: GoValue): GoValue {
    switch (operand.kind) {
      case "dot":
        return dot;
      case "bool":
        return goBool(operand.value);
      case "string":
        return goString(operand.value);
      case "number":
        return this.#number(operand.text, operand);
      default:
        return this.fail(`can't evaluate command ${goQuote(printNode(operand))}`);
    }
  }

  /** Mirrors `idealConstant`. */
  #number(text: string, operand: Operand): GoValue {
    this.at(operand);
    const integer = integerConstant(text);
    if (integer === undefined) {
      if (!/^[-+]?[\d.]/.test(text) || /[xX_i]/.test(text)) {
        throw new UnknownExpansion("This form of a number is not known here.");
      }
      return goFloat(Number(text));
    }
    if (integer >= 2n ** 63n) this.fail(`${text} overflows int`);
    return goInt(integer);
  }
}

interface Call {
  readonly node: PlacedNode;
  readonly name: string;
  readonly given: readonly Operand[];
  readonly piped: GoValue | undefined;
  readonly dot: GoValue;
}

const typeNames: Readonly<Record<ParamType, string>> = {
  string: "string",
  any: "interface {}",
  value: "reflect.Value",
  vector: vectorType,
  sample: sampleType,
};
