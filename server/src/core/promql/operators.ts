import type { BinaryExpr, BinaryOperator, ComparisonOperator, SetOperator } from "./ast.ts";

/** How tightly a binary operator binds, from 1 (`or`) to 6 (`^`); 0 for what is no binary operator. */
export function precedenceOf(operator: string): number {
  switch (operator) {
    // What most often follows an operand is looked at first.
    case ")":
    case ",":
    case "[":
    case "eof":
      return 0;
    case "or":
      return 1;
    case "and":
    case "unless":
      return 2;
    case "==":
    case "!=":
    case "<=":
    case "<":
    case ">=":
    case ">":
    case "</":
    case ">/":
      return 3;
    case "+":
    case "-":
      return 4;
    case "*":
    case "/":
    case "%":
    case "atan2":
      return 5;
    case "^":
      return 6;
    default:
      return 0;
  }
}

/** Only powers group from the right. */
export function isRightAssociative(operator: BinaryOperator): boolean {
  return operator === "^";
}

export function isComparisonOperator(operator: string): operator is ComparisonOperator {
  return (
    operator === "==" ||
    operator === "!=" ||
    operator === "<" ||
    operator === "<=" ||
    operator === ">" ||
    operator === ">="
  );
}

/** `5 < x` says of `x` what `x > 5` does. */
export const mirrored: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  "==": "==",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

export function isSetOperator(operator: string): operator is SetOperator {
  return operator === "and" || operator === "or" || operator === "unless";
}

export type Cardinality = "one-to-one" | "many-to-one" | "one-to-many" | "many-to-many";

/** How many series of each side may belong together, as written or by default. */
export function cardinalityOf(expression: BinaryExpr): Cardinality {
  const side = expression.vectorMatching?.group?.side;
  if (side === "left") return "many-to-one";
  if (side === "right") return "one-to-many";
  return isSetOperator(expression.op) ? "many-to-many" : "one-to-one";
}
