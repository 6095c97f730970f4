import type { FlowValue } from "../../core/template/flow-value.ts";
import {
  alertFunctions,
  printTemplateSignature,
  type TemplateFunction,
} from "../../core/template/functions.ts";
import {
  dataFields,
  findTemplateVariable,
  sampleFields,
  type TemplateWord,
  templateKeywords,
} from "../template-words.ts";
import type { Offer } from "./item.ts";
import type { OpenBlocks } from "./template-blocks.ts";
import type { TemplatePlace } from "./template-situation.ts";

/** What fits at a place of an alert template, as long as nothing is known of labels. */
export function templateOffers(place: TemplatePlace): Offer[] {
  switch (place.kind) {
    case "operand":
      return operandOffers(place);
    case "field":
      return fieldOffers(place.of);
    case "label":
    case "query":
    case "nothing":
      return [];
  }
}

type OperandPlace = Extract<TemplatePlace, { readonly kind: "operand" }>;

/** What fits where a value begins: keywords at the start of an action, variables, functions, fields of the dot. */
function operandOffers({ at, variables, dot, blocks }: OperandPlace): Offer[] {
  if (at === "else") return keywordOffers("if", "with");
  const functions = [...alertFunctions().values()];
  if (at === "piped function") return functions.map((each) => functionOffer(each, 0));
  const fitting = at === "argument" ? functions.filter(({ params }) => params.length === 0) : functions;
  return [
    ...(at === "start" ? startOffers(blocks) : []),
    ...variables.map(variableOffer),
    ...fieldOffers(dot).map((offer) => ({ ...offer, label: `.${offer.label}`, group: 1 })),
    ...fitting.map((each) => functionOffer(each, 2)),
  ];
}

function fieldOffers(of: FlowValue): Offer[] {
  const fields = of === "data" ? dataFields : of === "sample" ? sampleFields : [];
  return fields.map((word) => wordOffer(word, "field"));
}

function startOffers({ takesElse, isAny, isInRange }: OpenBlocks): Offer[] {
  return keywordOffers(
    ...(isAny ? ["end"] : []),
    ...(takesElse ? ["else"] : []),
    ...["if", "with", "range"],
    ...(isInRange ? ["break", "continue"] : []),
  ).map((offer) => ({ ...offer, group: 1 }));
}

function keywordOffers(...names: readonly string[]): Offer[] {
  return templateKeywords
    .filter(({ name }) => names.includes(name))
    .sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name))
    .map((word) => wordOffer(word, "keyword"));
}

function variableOffer(name: string): Offer {
  const word = findTemplateVariable(name);
  return word === undefined ? { label: name, kind: "constant" } : wordOffer(word, "constant");
}

function wordOffer({ name, usage, summary }: TemplateWord, kind: Offer["kind"]): Offer {
  return { label: name, kind, detail: usage, documentation: summary };
}

function functionOffer(each: TemplateFunction, group: number): Offer {
  return {
    label: each.name,
    kind: "function",
    detail: printTemplateSignature(each),
    documentation: each.summary,
    group,
  };
}
