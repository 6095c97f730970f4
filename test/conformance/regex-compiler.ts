import { createRegexCompiler } from "../../server/src/core/regex/compile-regex.ts";

export const regexCompiler = createRegexCompiler();
