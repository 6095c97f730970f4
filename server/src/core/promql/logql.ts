/** Where Loki's language goes on behind a selector, as PromQL never does: `{app="a"} |= "error"`, `… | json`. */
const pipe =
  /\}\s*(\|\s*(?:[=~>]|(?:json|logfmt|regexp|pattern|unpack|unwrap|line_format|label_format|decolorize|drop|keep|distinct)\b|\w+\s*(?:[=!<>])))/;

/** Whether an expression that is no PromQL is LogQL. */
export function looksLikeLogql(expression: string): boolean {
  return pipe.test(expression);
}
