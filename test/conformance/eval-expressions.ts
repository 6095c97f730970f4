import { parseExpression } from "../../server/src/core/promql/parse.ts";
import { regexCompiler } from "./regex-compiler.ts";
import { type Outcome, readCaseFile, type Suite } from "./suite.ts";

interface EvalCase {
  readonly input: string;
  readonly needs: readonly string[];
  readonly fails: boolean;
}

/** Expressions of upstream's evaluation tests: those that do not fail must be accepted; the others may be either. */
export const evalExpressionSuite: Suite = {
  name: "promql-eval-expressions",
  *run() {
    const { cases } = readCaseFile<{ cases: readonly EvalCase[] }>("promql-eval-expressions.json");
    for (const each of cases) yield compare(each);
  },
};

function compare({ input, needs, fails }: EvalCase): Outcome {
  const { problems } = parseExpression(input, { features: new Set(needs), regex: regexCompiler });
  const first = problems[0];
  return {
    title: input,
    difference: first === undefined || fails ? undefined : `rejected: ${first.message}`,
  };
}
