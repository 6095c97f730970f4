import { type CaptureProgram, compileCaptures } from "./capture-program.ts";
import { expandReplacement } from "./expand-replacement.ts";
import { matchesEmpty } from "./matches-empty.ts";
import { type ParsedPattern, parsePattern } from "./parse.ts";
import type { CompiledPattern, CompiledRegex, RegexCompiler, RegexMatch } from "./regex-compiler.ts";
import { type Captures, runCaptures } from "./run-captures.ts";

/** How many patterns are remembered; a workspace rarely has more than a few hundred. */
const remembered = 2000;

export function createRegexCompiler(): RegexCompiler {
  const compiled = new Map<string, CompiledRegex>();
  return (pattern) => {
    const known = compiled.get(pattern);
    if (known !== undefined) return known;
    const regex = compile(pattern);
    if (compiled.size >= remembered) compiled.clear();
    compiled.set(pattern, regex);
    return regex;
  };
}

function compile(pattern: string): CompiledRegex {
  const parsed = parsePattern(pattern);
  return parsed.ok ? new Pattern(pattern, matchesEmpty(parsed.root)) : { ok: false, message: parsed.message };
}

/**
 * Most patterns are only ever asked whether they match the empty text. Their trees are not kept: parsing again is
 * nothing next to what they weigh.
 */
class Pattern implements CompiledPattern {
  readonly ok = true;
  readonly #pattern: string;
  readonly #matchesEmpty: boolean | undefined;
  #parsed: ParsedPattern | undefined;
  #program: { readonly value: CaptureProgram | undefined } | undefined;
  #searching: { readonly value: CaptureProgram | undefined } | undefined;

  constructor(pattern: string, isMatchingEmpty: boolean | undefined) {
    this.#pattern = pattern;
    this.#matchesEmpty = isMatchingEmpty;
  }

  matches(text: string): boolean {
    if (text === "" && this.#matchesEmpty !== undefined) return this.#matchesEmpty;
    return this.#run(text, 0) !== undefined;
  }

  match(text: string): RegexMatch | undefined {
    const captures = this.#run(text, this.#slots);
    return captures === undefined ? undefined : this.#matchOf(text, captures);
  }

  /** As `ReplaceAllString` of Go: an empty match right after another match is not replaced. */
  replaceAll(text: string, replacement: string): string {
    // In matchers a dot matches line feeds, here it does not.
    this.#searching ??= { value: programOf(parsePattern(`(?-s)${this.#pattern}`)) };
    const program = this.#searching.value;
    if (program === undefined) return text;
    let replaced = "";
    let end = 0;
    for (let at = 0; at <= text.length; ) {
      const captures = runCaptures(program, text, { from: at, isWhole: false, slots: this.#slots });
      if (captures === undefined) break;
      const [from, to] = captures as readonly [number, number];
      replaced += text.slice(end, from);
      if (to > end || from === 0) replaced += expandReplacement(replacement, this.#matchOf(text, captures));
      end = to;
      at = Math.max(to, at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1));
    }
    return replaced + text.slice(end);
  }

  get #groupNames(): readonly string[] {
    this.#parsed ??= parsePattern(this.#pattern);
    return this.#parsed.ok ? this.#parsed.groupNames : [];
  }

  get #slots(): number {
    return 2 * this.#groupNames.length;
  }

  #run(text: string, slots: number): Captures | undefined {
    this.#parsed ??= parsePattern(this.#pattern);
    this.#program ??= { value: programOf(this.#parsed) };
    const program = this.#program.value;
    return program === undefined ? undefined : runCaptures(program, text, { from: 0, isWhole: true, slots });
  }

  #matchOf(text: string, captures: Captures): RegexMatch {
    const names = this.#groupNames;
    const groups = names.map((_, group) => {
      const [from, to] = [captures[2 * group]!, captures[2 * group + 1]!];
      return from === -1 || to === -1 ? undefined : text.slice(from, to);
    });
    return { groups, names };
  }
}

function programOf(parsed: ParsedPattern): CaptureProgram | undefined {
  return parsed.ok ? compileCaptures(parsed.root) : undefined;
}
