import { parseExpression } from "../../server/src/core/promql/parse.ts";
import { printExpression } from "../../server/src/core/promql/print.ts";
import { regexCompiler } from "./regex-compiler.ts";
import { differenceOf, type Outcome, readCaseFile, type Suite } from "./suite.ts";

interface PrintCase {
  readonly style: "string" | "pretty";
  readonly input: string;
  readonly output: string;
  readonly needs: readonly string[];
}

/** Canonical forms on one line. */
export const printSuite: Suite = {
  name: "promql-print",
  *run() {
    const { cases } = readCaseFile<{ cases: readonly PrintCase[] }>("promql-print.json");
    for (const each of cases) if (each.style === "string") yield compare(each);
  },
};

function compare({ input, output, needs }: PrintCase): Outcome {
  const { root } = parseExpression(input, { features: new Set(needs), regex: regexCompiler });
  return { title: input, difference: differenceOf(printExpression(root), output) };
}
