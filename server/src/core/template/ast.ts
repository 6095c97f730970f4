import type { Span } from "../text/span.ts";

/**
 * The tree of a Go template, with the nodes of `text/template/parse`. Spans count UTF-16 units from the start of the
 * template's text. What half-typed text leaves open is missing or empty, never invented.
 */
export type TemplateNode =
  | TextNode
  | ActionNode
  | IfNode
  | RangeNode
  | WithNode
  | CallNode
  | BreakNode
  | ContinueNode;

/** Text between actions, without the blanks that trim markers take away. */
export interface TextNode {
  readonly kind: "text";
  readonly span: Span;
}

/** `{{ pipeline }}`. */
export interface ActionNode {
  readonly kind: "action";
  /** With the braces, as all nodes that stand in braces. */
  readonly span: Span;
  readonly pipe: PipeNode;
}

interface BranchNode {
  /** From the first `{{` to past the last `}}`. */
  readonly span: Span;
  readonly pipe: PipeNode;
  readonly body: readonly TemplateNode[];
  /** Missing without `{{ else }}`. `{{ else if }}` is an `IfNode` alone in here, `{{ else with }}` a `WithNode`. */
  readonly elseBody: readonly TemplateNode[] | undefined;
}

export interface IfNode extends BranchNode {
  readonly kind: "if";
}

export interface RangeNode extends BranchNode {
  readonly kind: "range";
}

export interface WithNode extends BranchNode {
  readonly kind: "with";
}

/** `{{ template "name" pipeline }}`, and `{{ block "name" pipeline }}`, which defines the template as well. */
export interface CallNode {
  readonly kind: "template";
  readonly span: Span;
  readonly name: StringNode | undefined;
  readonly pipe: PipeNode | undefined;
  readonly block: TemplateDefinition | undefined;
}

export interface BreakNode {
  readonly kind: "break";
  readonly span: Span;
}

export interface ContinueNode {
  readonly kind: "continue";
  readonly span: Span;
}

/** `{{ define "name" }} … {{ end }}`, or what a `block` defines. */
export interface TemplateDefinition {
  readonly name: StringNode | undefined;
  readonly span: Span;
  readonly body: readonly TemplateNode[];
}

/** `$x, $y := command | command`; in parentheses an operand as well. */
export interface PipeNode {
  readonly kind: "pipe";
  /** With its parentheses, if it has any. */
  readonly span: Span;
  readonly declarations: readonly VariableNode[];
  /** `=` instead of `:=`. */
  readonly isAssignment: boolean;
  readonly commands: readonly CommandNode[];
}

/** Operands with blanks between them: a function with its arguments, or a single value. */
export interface CommandNode {
  readonly span: Span;
  /** Never empty. */
  readonly operands: readonly Operand[];
}

export type Operand =
  | IdentifierNode
  | VariableNode
  | FieldNode
  | ChainNode
  | DotNode
  | NilNode
  | BoolNode
  | NumberNode
  | StringNode
  | PipeNode;

/** The name of a function. */
export interface IdentifierNode {
  readonly kind: "identifier";
  readonly span: Span;
  readonly name: string;
}

/** `$x` and `$x.Field.Field`. */
export interface VariableNode {
  readonly kind: "variable";
  readonly span: Span;
  /** With its dollar sign, which is all there is of the variable `$`. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly fields: readonly FieldName[];
}

/** `.Field.Field`. */
export interface FieldNode {
  readonly kind: "field";
  readonly span: Span;
  /** Never empty. */
  readonly fields: readonly FieldName[];
}

/** `(pipeline).Field` and `function.Field`. */
export interface ChainNode {
  readonly kind: "chain";
  readonly span: Span;
  readonly operand: Operand;
  readonly fields: readonly FieldName[];
}

export interface FieldName {
  /** Empty behind a dot that nothing follows yet, which is a mistake. */
  readonly name: string;
  /** Without its dot. */
  readonly span: Span;
}

export interface DotNode {
  readonly kind: "dot";
  readonly span: Span;
}

export interface NilNode {
  readonly kind: "nil";
  readonly span: Span;
}

export interface BoolNode {
  readonly kind: "bool";
  readonly span: Span;
  readonly value: boolean;
}

/** Any constant that is a number: characters and complex numbers too. */
export interface NumberNode {
  readonly kind: "number";
  readonly span: Span;
  readonly text: string;
}

export interface StringNode {
  readonly kind: "string";
  /** With its quotes. */
  readonly span: Span;
  /** As it is written. */
  readonly literal: string;
  readonly value: string;
}
