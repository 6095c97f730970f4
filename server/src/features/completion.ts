import type { CompletionList } from "vscode-languageserver-types";
import { shiftSpan } from "../core/text/span.ts";
import { askLive } from "./completion/ask-live.ts";
import { codeOffers } from "./completion/code.ts";
import { configFieldOffers, configValueOffers } from "./completion/config.ts";
import { expressionOffers } from "./completion/expression.ts";
import { seriesOffers } from "./completion/expression-label.ts";
import { type FileSituation, situationIn } from "./completion/file-situation.ts";
import { type Offer, toItems } from "./completion/item.ts";
import type { LiveSeries } from "./completion/live-series.ts";
import { behind, type Offered, withMore } from "./completion/offered.ts";
import { relabelActionOffers, relabelFieldOffers } from "./completion/relabel.ts";
import { relabelLabelOffers } from "./completion/relabel-label.ts";
import { fieldOffers, fieldValueOffers } from "./completion/rule-field.ts";
import { checkOffers, directiveOffers, settingOffers, settingValueOffers } from "./completion/setting.ts";
import type { Situation } from "./completion/situation.ts";
import { templateOffers } from "./completion/template.ts";
import { templateLabelOffers } from "./completion/template-label.ts";
import type { FeatureContext } from "./feature-context.ts";
import type { CancelSignal, MetricSource } from "./metric-source.ts";
import { telegrafCompletions } from "./telegraf/telegraf-completion.ts";

/** What fits at `offset`. */
export function provideCompletions(context: FeatureContext, offset: number): CompletionList | undefined {
  if (context.file.kind === "telegraf-config") return telegrafCompletions(context, offset);
  const found = situationIn(context.file, offset);
  return found && listOf(context, found, { offset });
}

/** The same with what a server tells. */
export async function provideLiveCompletions(
  context: FeatureContext,
  offset: number,
  live: { readonly source: MetricSource; readonly signal?: CancelSignal | undefined },
): Promise<CompletionList | undefined> {
  const found = situationIn(context.file, offset);
  if (found === undefined) return provideCompletions(context, offset);
  return listOf(context, found, { offset, live: await askLive(context, { ...found, offset }, live) });
}

interface At {
  readonly offset: number;
  readonly live?: LiveSeries | undefined;
}

function listOf(context: FeatureContext, found: FileSituation, at: At): CompletionList {
  const { situation, start } = found;
  const offered = offeredFor(context, found, at);
  const word = shiftSpan(offered.word ?? situation.word, start);
  return { isIncomplete: offered.isIncomplete ?? false, items: toItems(context, word, offered.offers) };
}

/** What follows from the grammar, and what the other files of the workspace and a server tell. */
function offeredFor(context: FeatureContext, { situation, text }: FileSituation, at: At): Offered {
  const { offset, live } = at;
  const offers = offersFor(context, situation, text);
  switch (situation.kind) {
    case "expression": {
      const typed = situation.text.slice(situation.inner.from, situation.offset);
      const known = seriesOffers(context, situation, { typed, live });
      const first = [...codeOffers(context, situation), ...offers];
      return known === undefined ? { offers: first } : behind(first, known);
    }
    case "template":
      if (situation.place.kind !== "label") return { offers };
      return withMore(
        { offers: templateLabelOffers({ place: situation.place, offset, live }, context) },
        live?.names,
      );
    case "relabel label":
      return { offers: relabelLabelOffers(context, situation, offset) };
    default:
      return { offers };
  }
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
    case "relabel label":
    case "label name":
      return [];
  }
}

/** How much white space the line of a place begins with. */
function indentationAt(text: string, offset: number): number {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return line.length - line.trimStart().length;
}
