import { formatExpression } from "../../server/src/core/promql/format.ts";
import { parseExpression } from "../../server/src/core/promql/parse.ts";
import { printExpression } from "../../server/src/core/promql/print.ts";
import { regexCompiler } from "./regex-compiler.ts";
import { differenceOf, type Outcome, readCaseFile, type Suite } from "./suite.ts";

interface PrintCase {
  readonly style: "string" | "pretty";
  readonly input: string;
  readonly output: string;
  readonly needs: readonly string[];
  readonly maxCharactersPerLine?: number;
}

/** Canonical forms, on one line and over several. */
export const printSuite: Suite = {
  name: "promql-print",
  *run() {
    const { cases } = readCaseFile<{ cases: readonly PrintCase[] }>("promql-print.json");
    for (const each of cases) yield compare(each);
  },
};

function compare({ style, input, output, needs, maxCharactersPerLine }: PrintCase): Outcome {
  const { root } = parseExpression(input, { features: new Set(needs), regex: regexCompiler });
  const printed =
    style === "pretty" && root !== undefined
      ? formatExpression(root, maxCharactersPerLine)
      : printExpression(root);
  return { title: input, difference: differenceOf(printed, output) };
}
