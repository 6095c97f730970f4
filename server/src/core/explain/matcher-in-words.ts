import type { LabelMatcher } from "../promql/ast.ts";
import { metricNameLabel } from "../promql/selector.ts";
import { languageOf } from "../regex/language.ts";
import { parsePattern } from "../regex/parse.ts";
import type { NearMiss, PatternLanguage } from "../regex/pattern-language.ts";
import { patternInWords } from "../regex/words.ts";
import { literal, phraseText, type Words } from "../text/phrase.ts";
import { clauseOf, withoutEmpty } from "./condition-in-words.ts";
import { conditionOf, keepsEverything, keepsNothing, type LabelCondition } from "./label-condition.ts";
import { type Prose, type ProseBlock, paragraph, sentence } from "./prose.ts";
import { seriesInWords } from "./selector-in-words.ts";

/** What a matcher keeps and drops, and how its pattern is read. Missing where it is not written to its end. */
export function matcherInWords(matcher: LabelMatcher): Prose | undefined {
  const { name, matchType, value } = matcher;
  if (matchType === undefined || value === undefined) return undefined;
  const condition = conditionOf(name, [matcher]);
  if (condition === undefined) return invalidPattern(value);
  const language = matchType.endsWith("~") ? languageOf(value) : undefined;
  return [
    paragraph(sentence(summaryOf(condition))),
    ...missingLabel(condition),
    ...(language === undefined ? comparedAsText : patternParts(language, matchType === "!~")),
  ];
}

function invalidPattern(pattern: string): Prose {
  const parsed = parsePattern(pattern);
  if (parsed.ok) return [];
  // Go's words, and what they are about in backquotes.
  const [, message = parsed.message, text = ""] =
    /^error parsing regexp: (.*?): `(.*)`$/s.exec(parsed.message) ?? [];
  const about = text === "" ? [] : [": ", literal(text)];
  return [
    paragraph([`The pattern is not valid: ${message}`, ...about, "."]),
    paragraph(["Prometheus refuses the whole rule file. Patterns are written in the syntax of RE2."]),
  ];
}

function summaryOf(condition: LabelCondition): Words {
  const name = literal(condition.label);
  if (keepsNothing(condition)) return ["no series at all: no value of ", name, " is let through"];
  if (condition.label === metricNameLabel) return seriesInWords([condition]);
  if (keepsEverything(condition)) return ["all series, whatever their ", name, " is, and those without it"];
  return ["series ", ...clauseOf(condition)];
}

/** Every series has a name, so there is nothing to say about those without. */
function missingLabel({ label, keepsWithout }: LabelCondition): Prose {
  if (keepsWithout === undefined || label === metricNameLabel) return [];
  const verb = keepsWithout ? "kept" : "dropped";
  return [
    paragraph([
      "A missing label counts as the empty text, so series without ",
      literal(label),
      ` are ${verb}.`,
    ]),
  ];
}

const comparedAsText: Prose = [
  paragraph([
    "The whole value is compared as it is: upper and lower case differ, and nothing is a wildcard.",
  ]),
];

function patternParts(language: PatternLanguage, isNegative: boolean): Prose {
  const { alternatives, ignoresCase } = patternInWords(language.root);
  const ways = withoutEmpty(alternatives);
  return [
    paragraph([
      `The pattern is fully anchored: it must match the whole value. ${aboutCase(alternatives, ignoresCase)}`,
    ]),
    ...listOfWays(language, ways),
    ...examples(language, isNegative),
  ];
}

function aboutCase(alternatives: readonly Words[], ignoresCase: boolean): string {
  if (ignoresCase) return "Upper and lower case do not matter.";
  const isMixed = alternatives.some((way) => phraseText(way, () => "").includes("in any case"));
  return isMixed
    ? "Where nothing else is said, upper and lower case differ."
    : "Upper and lower case differ.";
}

function listOfWays(language: PatternLanguage, ways: readonly Words[]): Prose {
  const literals = language.literals(mostValues);
  if (literals !== undefined && literals !== "more") {
    const values = literals.filter((text) => text !== "");
    if (values.length < 2) return [];
    return listed(
      `It matches ${values.length} values:`,
      values.map((text) => [literal(text)]),
    );
  }
  const [only] = ways;
  const saysAll = only !== undefined && ways.length === 1 && only.length <= shortWay;
  return saysAll || ways.length === 0 ? [] : listed("It matches a value that", ways);
}

const mostValues = 1000;
const shortWay = 2;

function listed(intro: string, items: readonly Words[]): readonly ProseBlock[] {
  const shown = items.length > mostItems ? items.slice(0, mostItems - 1) : items;
  const more = items.length - shown.length;
  return [paragraph([intro]), { kind: "list", items: more === 0 ? shown : [...shown, [`and ${more} more`]] }];
}

const mostItems = 12;

function examples(language: PatternLanguage, isNegative: boolean): Prose {
  const example = language.example();
  const miss = language.nearMisses().find(({ text }) => text !== "");
  const [inside, outside] = isNegative ? ["dropped", "kept"] : ["kept", "dropped"];
  const said: Words[] = [];
  if (example !== undefined && example !== "") said.push([literal(example), ` is ${inside}`]);
  if (miss !== undefined) said.push([literal(miss.text), ` is ${outside}: ${reasons[miss.because]}`]);
  const [first, second] = said;
  if (first === undefined) return [];
  const both = second === undefined ? first : [...first, "; ", ...second];
  return [paragraph(["For example, ", ...both, "."])];
}

const reasons: Readonly<Record<NearMiss["because"], string>> = {
  "longer-at-the-end": "the pattern must match up to the end of the value",
  "longer-at-the-start": "the pattern must match from the start of the value",
  "other-case": "upper and lower case differ",
  shorter: "something that the pattern asks for is missing",
  "other-character": "the pattern does not allow it",
};
