import { classOf, type TokenType } from "./token.ts";

/** Whether an operand can start with such a token: nearly every keyword is also good for a metric's name. */
export function startsOperand(type: TokenType): boolean {
  switch (type) {
    case "identifier":
    case "metric identifier":
    case "string":
    case "number":
    case "duration":
    case "(":
    case "{":
    case "+":
    case "-":
    case "and":
    case "or":
    case "unless":
      return true;
    case "bool":
    case "on":
    case "ignoring":
    case "group_left":
    case "group_right":
      return false;
  }
  const tokenClass = classOf(type);
  return tokenClass === "aggregator" || tokenClass === "keyword" || tokenClass === "preprocessor";
}
