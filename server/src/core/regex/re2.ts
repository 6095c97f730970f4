import { expandReplacement } from "./expand-replacement.ts";
import type { CompiledPattern, CompiledRegex, RegexCompiler, RegexMatch } from "./regex-compiler.ts";
import { readSimplePattern } from "./simple-pattern.ts";

/** How many patterns are remembered; a workspace rarely has more than a few hundred. */
const remembered = 2000;

/** A compiler on the `re2js` package, which is loaded when the first pattern is compiled. */
export function createRegexCompiler(library: () => typeof import("re2js")): RegexCompiler {
  const compiled = new Map<string, CompiledRegex>();
  return (pattern) => {
    const known = compiled.get(pattern);
    if (known !== undefined) return known;
    const regex = compileSimple(library, pattern) ?? compile(library(), pattern);
    if (compiled.size >= remembered) compiled.clear();
    compiled.set(pattern, regex);
    return regex;
  };
}

/** Most patterns are so simple that nobody needs the library for what is asked of them. */
function compileSimple(library: () => typeof import("re2js"), pattern: string): CompiledRegex | undefined {
  const simple = readSimplePattern(pattern);
  if (simple === undefined) return undefined;
  let regex: CompiledRegex | undefined;
  const loaded = (): CompiledPattern => {
    regex ??= compile(library(), pattern);
    return regex.ok ? regex : beyondTheLibrary;
  };
  return {
    ok: true,
    matches: (text) => (text === "" ? simple.matchesEmpty : loaded().matches(text)),
    match: (text) => loaded().match(text),
    replaceAll: (text, replacement) => loaded().replaceAll(text, replacement),
  };
}

function compile(library: typeof import("re2js"), pattern: string, written = pattern): CompiledRegex {
  const stray = pattern.search(/\p{Surrogate}/u);
  if (stray !== -1) return failAtByte(library, pattern, stray);
  const { RE2JS, RE2JSSyntaxException } = library;
  try {
    return patternOf(library, pattern, groupNames(written));
  } catch (error) {
    // A pattern that is beyond the library is not known to be wrong.
    if (!(error instanceof RE2JSSyntaxException)) return beyondTheLibrary;
    if (error.message.includes(duplicateName)) return compileWithoutNames(library, pattern);
  }
  try {
    // The flag stood before the pattern, which messages would quote.
    RE2JS.compile(pattern);
    return beyondTheLibrary;
  } catch (error) {
    return failed(error instanceof Error ? goMessage(error.message, pattern) : String(error));
  }
}

const beyondTheLibrary: CompiledPattern = {
  ok: true,
  matches: () => false,
  match: () => undefined,
  replaceAll: (text) => text,
};

function patternOf(
  { RE2JS }: typeof import("re2js"),
  pattern: string,
  names: readonly string[],
): CompiledPattern {
  const regex = RE2JS.compile(pattern, RE2JS.DOTALL);
  let unanchored: import("re2js").RE2JS | undefined;
  const matchOf = (matcher: import("re2js").Matcher): RegexMatch => {
    const count = matcher.groupCount() + 1;
    return { groups: Array.from({ length: count }, (_, at) => matcher.group(at) ?? undefined), names };
  };
  return {
    ok: true,
    matches: (text) => regex.testExact(text),
    match: (text) => {
      const matcher = regex.matcher(text);
      return matcher.matches() ? matchOf(matcher) : undefined;
    },
    replaceAll: (text, replacement) => {
      unanchored ??= RE2JS.compile(pattern);
      return replaceEach(text, unanchored.matcher(text), (matcher) =>
        expandReplacement(replacement, matchOf(matcher)),
      );
    },
  };
}

/** As Go does: an empty match right after another match is not replaced. */
function replaceEach(
  text: string,
  matcher: import("re2js").Matcher,
  replace: (matcher: import("re2js").Matcher) => string,
): string {
  let replaced = "";
  let end = 0;
  for (let at = 0; at <= text.length && matcher.find(at); ) {
    const from = matcher.start();
    const to = matcher.end();
    replaced += text.slice(end, from);
    if (to > end || from === 0) replaced += replace(matcher);
    end = to;
    at = Math.max(to, at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1));
  }
  return replaced + text.slice(end);
}

/** The name of each group, "" for one without and for the whole match. */
function groupNames(pattern: string): readonly string[] {
  const names = [""];
  for (const [whole, name] of pattern.matchAll(groupStart)) {
    if (name !== undefined) names.push(name);
    else if (whole === "(") names.push("");
  }
  return names;
}

/** A byte that is no UTF-8 is a mistake, unless there is one before it. */
function failAtByte(library: typeof import("re2js"), pattern: string, at: number): CompiledRegex {
  const before = compile(library, pattern.slice(0, at));
  const isCutShort =
    before.ok || /: (?:missing closing|trailing backslash|unexpected \))/.test(before.message);
  if (!isCutShort) return before;
  return failed(`invalid UTF-8: \`${pattern.slice(at).replace(/\p{Surrogate}/gu, "\uFFFD")}\``);
}

/** Go lets two groups have the same name, the library does not. */
function compileWithoutNames(library: typeof import("re2js"), pattern: string): CompiledRegex {
  const nameless = pattern.replace(groupStart, (whole, name?: string) => (name === undefined ? whole : "("));
  const compiled = compile(library, nameless, pattern);
  if (compiled.ok) return compiled;
  return { ok: false, message: compiled.message.replace(`\`${nameless}\``, () => `\`${pattern}\``) };
}

const duplicateName = "duplicate capture group name";

/** The start of a group that takes text, and whatever may hold the same characters without being one: quoted text, escapes, classes. */
const groupStart =
  /\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]|\[\^?\]?(?:\[:\^?\w+:\]|\\[\s\S]|[^\]\\])*\]|\(\?P?<([\p{L}\w]+)>|\((?!\?)/gu;

const prefix = "error parsing regexp: ";

function failed(message: string): CompiledRegex {
  return { ok: false, message: prefix + message };
}

/** The library's messages are Go's, but for those about the whole pattern and about a backslash with nothing behind it. */
function goMessage(message: string, pattern: string): string {
  const words = message.startsWith(prefix) ? message.slice(prefix.length) : message;
  if (words.includes(": `")) return words;
  return `${words}: \`${words.startsWith("trailing backslash") ? "" : pattern}\``;
}
