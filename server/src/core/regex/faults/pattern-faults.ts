import { contains, languageOf } from "../language.ts";
import type { PatternLanguage } from "../pattern-language.ts";
import { alternativeFaults } from "./alternative-faults.ts";
import { anchorFault } from "./anchor-fault.ts";
import { backslashFaults } from "./backslash-faults.ts";
import { dotFaults } from "./dot-faults.ts";
import { globFaults } from "./glob-faults.ts";
import type { PatternFault } from "./pattern-fault.ts";
import { spaceFaults } from "./space-faults.ts";

/**
 * What is wrong with a pattern or could be simpler, remembered by pattern. One cause is told once: what says most
 * about the pattern goes before what follows from it. Nothing of a pattern that is not valid.
 */
export function faultsOf(pattern: string): readonly PatternFault[] {
  const known = remembered.get(pattern);
  if (known !== undefined) return known;
  const language = pattern.length > longest ? undefined : languageOf(pattern);
  const faults = language === undefined ? [] : findFaults(language);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(pattern, faults);
  return faults;
}

/** Whether nothing is wrong with a pattern, as far as that is known without looking long. */
export function isKnownSound(pattern: string | undefined): boolean {
  return pattern !== undefined && pattern.length <= longest && faultsOf(pattern).length === 0;
}

const remembered = new Map<string, readonly PatternFault[]>();
const mostRemembered = 2000;
/** Nobody reads what is said of longer ones, which programs have written. */
const longest = 5000;

function findFaults(language: PatternLanguage): readonly PatternFault[] {
  const { pattern, root } = language;
  const span = { from: 0, to: pattern.length };
  const slips = backslashFaults(pattern, root);
  if (slips.length > 0) return slips;
  const likely = [...spaceFaults(pattern, root), ...globFaults(pattern, root)];
  if (likely.length > 0) return likely;
  if (language.matchesEverything()) return [{ kind: "everything", span }];
  if (language.matchesNothing()) return [{ kind: "nothing", span }];
  const text = language.literal();
  if (text !== undefined) return [{ kind: "literal", span, text, meant: meantBy(pattern, text) }];
  if (matchesAnyValue(language)) return [{ kind: "any-value", span }];
  const anchors = anchorFault(pattern, root);
  return [
    ...(anchors === undefined ? [] : [anchors]),
    ...alternativeFaults(pattern, root),
    ...dotFaults(pattern, root),
  ];
}

/** Whoever anchors one end alone takes the other one to be open. */
function meantBy(pattern: string, text: string): string | undefined {
  const [starts, ends] = [pattern.startsWith("^"), /(?<!\\)\$$/.test(pattern)];
  if (starts === ends || text === "") return undefined;
  return starts ? `${pattern.slice(1)}.*` : `.*${pattern.slice(0, -1)}`;
}

function matchesAnyValue(language: PatternLanguage): boolean {
  if (language.matchesEmpty !== false || !/^[.+*(){}?:\d,^$s]+$/.test(language.pattern)) return false;
  const anything = languageOf(".+");
  return anything !== undefined && contains(language, anything) === true;
}
