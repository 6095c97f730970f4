import type { CompletionList } from "vscode-languageserver-types";
import { shiftSpan } from "../core/text/span.ts";
import { configFieldOffers, configValueOffers } from "./completion/config.ts";
import { expressionOffers } from "./completion/expression.ts";
import { situationIn } from "./completion/file-situation.ts";
import { type Offer, toItems } from "./completion/item.ts";
import { relabelActionOffers, relabelFieldOffers } from "./completion/relabel.ts";
import { fieldOffers, fieldValueOffers } from "./completion/rule-field.ts";
import { checkOffers, directiveOffers, settingOffers, settingValueOffers } from "./completion/setting.ts";
import type { Situation } from "./completion/situation.ts";
import { templateOffers } from "./completion/template.ts";
import type { FeatureContext } from "./feature-context.ts";

/** What fits at `offset`. */
export function provideCompletions(context: FeatureContext, offset: number): CompletionList | undefined {
  const found = situationIn(context.file, offset);
  if (found === undefined) return undefined;
  const { situation, text, start } = found;
  const offers = offersFor(context, situation, text);
  return { isIncomplete: false, items: toItems(context, shiftSpan(situation.word, start), offers) };
}

function offersFor({ file }: FeatureContext, situation: Situation, text: string): Offer[] {
  const { word } = situation;
  const typed = text.slice(word.from, word.to);
  switch (situation.kind) {
    case "field": {
      const { owner, key, needsDash } = situation;
      return fieldOffers({
        owner,
        dialect: file.dialect,
        key,
        needsDash,
        indentation: indentationAt(text, word.from),
      });
    }
    case "field value":
      return fieldValueOffers(situation.field, typed);
    case "expression": {
      const isCalled = /^\s*\(/.test(text.slice(word.to, word.to + 20));
      const { features } = file.options;
      return expressionOffers({ place: situation.place, word: typed, isCalled, features });
    }
    case "setting":
      return settingOffers(situation.settings, situation.key);
    case "setting value":
      return settingValueOffers(situation.setting);
    case "check":
      return checkOffers(situation.hasColon);
    case "relabel field":
      return relabelFieldOffers(situation.in, situation.key, situation.needsDash);
    case "relabel action":
      return relabelActionOffers();
    case "config field":
      return configFieldOffers(situation.fields, situation.key, situation.needsDash);
    case "config value":
      return configValueOffers(situation.type);
    case "directive":
      return directiveOffers();
    case "template":
      return templateOffers(situation.place);
    case "label name":
      return [];
  }
}

/** How much white space the line of a place begins with. */
function indentationAt(text: string, offset: number): number {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return line.length - line.trimStart().length;
}
