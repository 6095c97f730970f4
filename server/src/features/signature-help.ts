import type { ParameterInformation, SignatureHelp } from "vscode-languageserver-types";
import { argumentCount, findFunction } from "../core/promql/functions.ts";
import { findAggregation } from "../core/promql/keywords.ts";
import { enclosingCall } from "./completion/expression-situation.ts";
import { situationIn } from "./completion/file-situation.ts";
import { explainAggregation, explainFunction } from "./explain-thing.ts";
import type { FeatureContext } from "./feature-context.ts";
import { type Explanation, toMarkup } from "./markup.ts";

/** The function or aggregation whose arguments are being typed at `offset`. */
export function provideSignatureHelp(
  { file, client }: FeatureContext,
  offset: number,
): SignatureHelp | undefined {
  const situation = situationIn(file, offset)?.situation;
  if (situation?.kind !== "expression") return undefined;
  const call = enclosingCall(situation.text, situation.offset);
  const called = call && calledBy(call.of);
  if (call === undefined || called === undefined) return undefined;
  const { explanation, isRepeating } = called;
  const label = explanation.code!;
  const parameters = parameterSpans(label).map(
    ([from, to]): ParameterInformation => ({
      label: client.labelOffsets ? [from, to] : label.slice(from, to),
    }),
  );
  const last = parameters.length - 1;
  // Past the last parameter none is marked.
  const active = isRepeating ? Math.min(call.index, last) : call.index;
  const { value, kind } = toMarkup({ paragraphs: explanation.paragraphs }, client.signatureFormat);
  return {
    signatures: [{ label, documentation: { kind, value }, parameters }],
    activeSignature: 0,
    activeParameter: active,
  };
}

function calledBy(name: string): { explanation: Explanation; isRepeating: boolean } | undefined {
  const aggregation = findAggregation(name);
  if (aggregation !== undefined) return { explanation: explainAggregation(aggregation), isRepeating: false };
  const called = findFunction(name);
  if (called === undefined) return undefined;
  return {
    explanation: explainFunction(called),
    isRepeating: argumentCount(called).max === Number.POSITIVE_INFINITY,
  };
}

/** Where the parameters stand in `name(first type, [second type])`. */
function parameterSpans(label: string): [from: number, to: number][] {
  const open = label.indexOf("(") + 1;
  const spans: [number, number][] = [];
  let from = open;
  for (const part of label.slice(open, -1).split(", ")) {
    if (part !== "") spans.push([from, from + part.length]);
    from += part.length + 2;
  }
  return spans;
}
