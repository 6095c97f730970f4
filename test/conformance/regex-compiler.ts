import * as re2js from "re2js";
import { createRegexCompiler } from "../../server/src/core/regex/re2.ts";

export const regexCompiler = createRegexCompiler(() => re2js);
