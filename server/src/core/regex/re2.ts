import type { CompiledRegex, RegexCompiler } from "./regex-compiler.ts";
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
  const matches = (text: string): boolean => {
    if (text === "") return simple.matchesEmpty;
    regex ??= compile(library(), pattern);
    return regex.ok && regex.matches(text);
  };
  return { ok: true, matches };
}

function compile(library: typeof import("re2js"), pattern: string): CompiledRegex {
  const stray = pattern.search(/\p{Surrogate}/u);
  if (stray !== -1) return failAtByte(library, pattern, stray);
  const { RE2JS, RE2JSSyntaxException } = library;
  try {
    const regex = RE2JS.compile(pattern, RE2JS.DOTALL);
    return { ok: true, matches: (text) => regex.testExact(text) };
  } catch (error) {
    // A pattern that is beyond the library is not known to be wrong.
    if (!(error instanceof RE2JSSyntaxException)) return { ok: true, matches: () => false };
    if (error.message.includes(duplicateName)) return compileWithoutNames(library, pattern);
  }
  try {
    // The flag stood before the pattern, which messages would quote.
    RE2JS.compile(pattern);
    return { ok: true, matches: () => false };
  } catch (error) {
    return failed(error instanceof Error ? goMessage(error.message, pattern) : String(error));
  }
}

/** A byte that is no UTF-8 is a mistake, unless there is one before it. */
function failAtByte(library: typeof import("re2js"), pattern: string, at: number): CompiledRegex {
  const before = compile(library, pattern.slice(0, at));
  const isCutShort =
    before.ok || /: (?:missing closing|trailing backslash|unexpected \))/.test(before.message);
  if (!isCutShort) return before;
  return failed(`invalid UTF-8: \`${pattern.slice(at).replace(/\p{Surrogate}/gu, "\uFFFD")}\``);
}

/** Go lets two groups have the same name, the library does not; nobody asks for groups by name here. */
function compileWithoutNames(library: typeof import("re2js"), pattern: string): CompiledRegex {
  const nameless = pattern.replace(groupName, (whole, name?: string) => (name === undefined ? whole : "("));
  const compiled = compile(library, nameless);
  if (compiled.ok) return compiled;
  return { ok: false, message: compiled.message.replace(`\`${nameless}\``, () => `\`${pattern}\``) };
}

const duplicateName = "duplicate capture group name";

/** The start of a named group, and whatever may hold the same characters without being one: quoted text, escapes, classes. */
const groupName =
  /\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]|\[\^?\]?(?:\[:\^?\w+:\]|\\[\s\S]|[^\]\\])*\]|\(\?P?<([\p{L}\w]+)>/gu;

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
