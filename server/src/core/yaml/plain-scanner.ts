import { isDocumentIndicator, plainPieces } from "./flow-scalar.ts";
import { breakLength, isBlank, isBreak } from "./line-break.ts";
import { Rejection } from "./token.ts";

export interface PlainScalar {
  readonly value: string;
  readonly to: number;
  /** Where scanning goes on: blanks and line breaks after the scalar are passed. */
  readonly next: number;
  readonly lineStart: number;
  readonly endsAfterBreak: boolean;
}

/** Mirrors `yaml_parser_scan_plain_scalar`. In a block, lines indented by less than `indent` are not part of it. */
export function scanPlain(
  text: string,
  from: number,
  firstLineStart: number,
  indent: number,
  inFlow: boolean,
): PlainScalar {
  let lineStart = firstLineStart;
  let at = from;
  let to = from;
  let isFolded = false;
  let endsAfterBreak = false;
  for (;;) {
    if (at === lineStart && isDocumentIndicator(text, at)) break;
    if (text.charCodeAt(at) === 35) break;
    const end = wordEnd(text, at, inFlow);
    if (end > at) {
      if (endsAfterBreak) isFolded = true;
      endsAfterBreak = false;
      to = end;
      at = end;
    }
    if (at >= text.length || !isBlankOrBreak(text.charCodeAt(at))) break;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (isBlank(code)) {
        if (endsAfterBreak && code === 9 && at - lineStart < indent) {
          const message = "found a tab character that violates indentation";
          throw new Rejection("scanner", message, { context: from, problem: at, to: at + 1 });
        }
        at++;
        continue;
      }
      const length = breakLength(text, at);
      if (length === 0) break;
      at += length;
      lineStart = at;
      endsAfterBreak = true;
    }
    if (!inFlow && at - lineStart < indent) break;
  }
  const value = isFolded ? plainPieces(text, from, to).value : text.slice(from, to);
  return { value, to, next: at, lineStart, endsAfterBreak };
}

/** Past the characters up to a blank, a break or an indicator that ends a plain scalar. */
function wordEnd(text: string, from: number, inFlow: boolean): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isBlankOrBreak(code)) break;
    if (code === 58 && (at + 1 >= text.length || isBlankOrBreak(text.charCodeAt(at + 1)))) break;
    if (inFlow && endsInFlow(code)) break;
  }
  return at;
}

/** `,` `?` `[` `]` `{` `}`; that `?` ends a scalar in a flow collection is peculiar to libyaml. */
function endsInFlow(code: number): boolean {
  return code === 44 || code === 63 || code === 91 || code === 93 || code === 123 || code === 125;
}

function isBlankOrBreak(code: number): boolean {
  return isBlank(code) || isBreak(code);
}
