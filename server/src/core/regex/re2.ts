import type { CompiledRegex, RegexCompiler } from "./regex-compiler.ts";

/** How many patterns are remembered; a workspace rarely has more than a few hundred. */
const remembered = 2000;

/** A compiler on the `re2js` package, which is loaded when the first pattern is compiled. */
export function createRegexCompiler(library: () => typeof import("re2js")): RegexCompiler {
  const compiled = new Map<string, CompiledRegex>();
  return (pattern) => {
    const known = compiled.get(pattern);
    if (known !== undefined) return known;
    const regex = compile(library(), pattern);
    if (compiled.size >= remembered) compiled.clear();
    compiled.set(pattern, regex);
    return regex;
  };
}

function compile({ RE2JS }: typeof import("re2js"), pattern: string): CompiledRegex {
  try {
    const regex = RE2JS.compile(pattern, RE2JS.DOTALL);
    return { ok: true, matches: (text) => regex.testExact(text) };
  } catch (error) {
    return { ok: false, message: `error parsing regexp: ${error instanceof Error ? error.message : error}` };
  }
}
