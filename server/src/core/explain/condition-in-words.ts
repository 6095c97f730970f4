import type { Condition } from "../regex/pattern-language.ts";
import { patternInWords } from "../regex/words.ts";
import { literal, phraseText, type Words } from "../text/phrase.ts";
import type { AllowedValues, LabelCondition } from "./label-condition.ts";
import { listValues } from "./list-values.ts";

/** Says of series what a condition asks of them: "whose `job` is neither `a` nor `b`". */
export function clauseOf({ label, values, keepsWithout }: LabelCondition): Words {
  const name = literal(label);
  const said = valuesInWords(values);
  if (said === undefined) {
    const has = values.kind === "one of" ? "that have no label " : "that have a label ";
    return [has, name];
  }
  if (keepsWithout === false && !demandsValue(values)) {
    return ["that have a label ", name, ", which ", ...said];
  }
  return ["whose ", name, " ", ...said];
}

/** Whether the words say by themselves that there is a value. */
function demandsValue(values: AllowedValues): boolean {
  return (
    values.kind === "one of" || (values.kind === "like" && values.demands.some(({ matches }) => matches))
  );
}

/** What is said of the value: "is `a` or `b`". Missing where all there is to say is whether there is one. */
export function valuesInWords(values: AllowedValues): Words | undefined {
  switch (values.kind) {
    case "one of":
      return values.values.length === 0 ? undefined : ["is ", ...listValues(values.values, mostListed, "or")];
    case "none of":
      return values.values.length === 0 ? undefined : isNone(values.values);
    case "like": {
      const said = values.demands.map(demandInWords);
      if (values.except.length > 0) said.push(isNone(values.except));
      return said.flatMap((each, at) => (at === 0 ? each : [" and ", ...each]));
    }
  }
}

const mostListed = 8;

function isNone(values: readonly string[]): Words {
  const [first = "", second = ""] = values;
  if (values.length === 1) return ["is not ", literal(first)];
  if (values.length === 2) return ["is neither ", literal(first), " nor ", literal(second)];
  return ["is none of ", ...listValues(values, mostListed, "or")];
}

function demandInWords({ language, matches }: Condition): Words {
  const { alternatives, ignoresCase } = patternInWords(language.root);
  const ways = withoutEmpty(alternatives);
  const said = matches ? joinWays(ways) : negate(ways);
  const isLong = ways.length > mostWays || phraseText(said, String).length > longestWords;
  if (ways.length === 0 || isLong) {
    return [matches ? "matches " : "does not match ", literal(language.pattern)];
  }
  return ignoresCase ? [...said, ", in whatever case"] : said;
}

const mostWays = 3;
const longestWords = 160;

/** Whether series without the label are kept is said elsewhere. */
export function withoutEmpty(alternatives: readonly Words[]): readonly Words[] {
  return alternatives.flatMap((alternative) => {
    const last = alternative.at(-1)!;
    if (typeof last !== "string") return [alternative];
    if (alternative.length === 1 && last === "is empty") return [];
    return last === ", or empty" ? [alternative.slice(0, -1)] : [alternative];
  });
}

function joinWays(ways: readonly Words[]): Words {
  return ways.flatMap((way, at) => {
    if (at === 0) return way;
    return [at === ways.length - 1 ? ", or " : ", ", ...way];
  });
}

/** "does not start with `a`", "neither starts with `a` nor is `b`". */
function negate(ways: readonly Words[]): Words {
  if (ways.length !== 1) {
    return ["neither ", ...ways.flatMap((way, at) => (at === 0 ? way : [" nor ", ...way]))];
  }
  const [start, ...rest] = ways[0]!;
  return [typeof start === "string" ? negated(start) : "", ...rest];
}

function negated(verb: string): string {
  return verb
    .replace(/^is /, "is not ")
    .replace(/^starts with/, "does not start with")
    .replace(/^ends with/, "does not end with")
    .replace(/^contains/, "does not contain");
}
