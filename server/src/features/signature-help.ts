import type { ParameterInformation, SignatureHelp } from "vscode-languageserver-types";
import { argumentCount, findFunction } from "../core/promql/functions.ts";
import { findAggregation } from "../core/promql/keywords.ts";
import { alertFunctions } from "../core/template/functions.ts";
import { enclosingCall } from "./completion/expression-situation.ts";
import { situationIn } from "./completion/file-situation.ts";
import type { Situation } from "./completion/situation.ts";
import { enclosingTemplateCall } from "./completion/template-call.ts";
import { explainAggregation, explainFunction, explainTemplateFunction } from "./explain-thing.ts";
import type { FeatureContext } from "./feature-context.ts";
import { type Explanation, toMarkup } from "./markup.ts";

/** The function or aggregation whose arguments are being typed at `offset`. */
export function provideSignatureHelp(
  { file, client }: FeatureContext,
  offset: number,
): SignatureHelp | undefined {
  const call = callIn(situationIn(file, offset)?.situation);
  if (call === undefined) return undefined;
  const { explanation, isRepeating } = call;
  const label = explanation.code!;
  const parameters = call.parameters(label).map(
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

interface Call {
  /** The signature with what there is to say about it. */
  readonly explanation: Explanation;
  /** Which argument is typed. */
  readonly index: number;
  readonly isRepeating: boolean;
  /** Where the parameters stand in the signature. */
  parameters(signature: string): [from: number, to: number][];
}

function callIn(situation: Situation | undefined): Call | undefined {
  if (situation?.kind === "template") return templateCall(situation.text, situation.offset);
  return situation?.kind === "expression" ? promqlCall(situation.text, situation.offset) : undefined;
}

function templateCall(text: string, offset: number): Call | undefined {
  const call = enclosingTemplateCall(text, offset);
  const called = call && alertFunctions().get(call.of);
  if (call === undefined || called === undefined) return undefined;
  return {
    explanation: explainTemplateFunction(called),
    index: call.index,
    isRepeating: called.isVariadic,
    parameters: angledSpans,
  };
}

function promqlCall(text: string, offset: number): Call | undefined {
  const call = enclosingCall(text, offset);
  if (call === undefined) return undefined;
  const { of, index } = call;
  const parameters = parameterSpans;
  const aggregation = findAggregation(of);
  if (aggregation !== undefined) {
    return { explanation: explainAggregation(aggregation), index, isRepeating: false, parameters };
  }
  const called = findFunction(of);
  if (called === undefined) return undefined;
  const isRepeating = argumentCount(called).max === Number.POSITIVE_INFINITY;
  return { explanation: explainFunction(called), index, isRepeating, parameters };
}

/** Where the parameters stand in `name <first> [<second> …]`. */
function angledSpans(label: string): [from: number, to: number][] {
  return Array.from(label.matchAll(/\[<[^>]*> …\]|<[^>]*>/g), ({ 0: part, index }) => [
    index,
    index + part.length,
  ]);
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
