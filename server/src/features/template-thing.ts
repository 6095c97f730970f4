import { type AlertTemplate, alertTemplate } from "../core/files/alert-template.ts";
import { alertTexts } from "../core/files/alert-texts.ts";
import type { LabelEntry, Rule } from "../core/files/rule-file.ts";
import type { Chunk, SourceFile } from "../core/files/source-file.ts";
import { followTemplate } from "../core/template/flow.ts";
import { alertFunctions, type TemplateFunction } from "../core/template/functions.ts";
import { lexTemplate } from "../core/template/lex.ts";
import type { ParsedTemplate } from "../core/template/parsed-template.ts";
import type { TemplateToken } from "../core/template/token.ts";
import { type Span, touches } from "../core/text/span.ts";
import {
  findDataField,
  findTemplateKeyword,
  findTemplateVariable,
  type TemplateWord,
} from "./template-words.ts";

/** Something in an alert template that there is a word to say about. */
export type TemplateThing =
  | { readonly kind: "template function"; readonly called: TemplateFunction }
  | { readonly kind: "template word"; readonly word: TemplateWord };

/** The word of a template at an offset of a chunk. */
export function templateThingAt(
  chunk: Chunk,
  file: SourceFile,
  offset: number,
): (TemplateThing & { readonly span: Span }) | undefined {
  const read = alertTemplateAt(chunk, file, offset);
  if (read === undefined) return undefined;
  const { template, map } = read;
  const at = map.toValue(offset);
  const token = tokenAt(lexTemplate(template.text).tokens, at);
  const thing = token && thingOfToken(token, template);
  return thing && { ...thing, span: map.spanToSource(thing.span) };
}

/** The template that is written at an offset of a chunk. */
export function alertTemplateAt(
  { rules, text }: Chunk,
  { dialect }: SourceFile,
  offset: number,
): AlertTemplate | undefined {
  const label = labelAt(rules, offset);
  return label && alertTemplate(label, text, dialect);
}

/** The label or annotation of an alerting rule whose value is written at an offset. */
function labelAt(rules: readonly Rule[], offset: number): LabelEntry | undefined {
  for (const rule of rules) {
    if (!touches(rule.node.span, offset)) continue;
    const found = alertTexts(rule).find(
      ({ entry, value }) => entry.alias === undefined && touches(value.span, offset),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where two tokens meet, the one behind the place is meant, unless it is a blank or a sign. */
function tokenAt(tokens: readonly TemplateToken[], at: number): TemplateToken | undefined {
  const touching = tokens.filter(
    (token) => token.from < token.to && touches(token, at) && wordKinds.has(token.kind),
  );
  return touching.at(-1);
}

const wordKinds: ReadonlySet<string> = new Set([
  ...["identifier", "variable", "field", "if", "else", "end", "range", "with", "define", "template"],
  ...["block", "break", "continue"],
]);

function thingOfToken(
  { kind, from, to }: TemplateToken,
  template: ParsedTemplate,
): (TemplateThing & { readonly span: Span }) | undefined {
  const text = template.text.slice(from, to);
  const span = { from, to };
  if (kind === "identifier") {
    const called = alertFunctions().get(text);
    return called && { kind: "template function", called, span };
  }
  if (kind === "field") {
    const word = isOfData(template, from + 1) ? findDataField(text.slice(1)) : undefined;
    return word && { kind: "template word", word, span: { from: from + 1, to } };
  }
  const word = kind === "variable" ? findTemplateVariable(text) : findTemplateKeyword(text);
  return word && { kind: "template word", word, span };
}

/** Whether the field that starts at an offset is one of what Prometheus hands to the template. */
function isOfData(template: ParsedTemplate, at: number): boolean {
  let isData = false;
  followTemplate(template, {
    field(of, { span }) {
      if (span.from === at) isData = of === "data";
    },
  });
  return isData;
}
