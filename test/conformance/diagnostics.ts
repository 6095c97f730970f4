import { inferType } from "../../server/src/core/promql/infer-type.ts";
import { parseExpression } from "../../server/src/core/promql/parse.ts";
import { regexCompiler } from "./regex-compiler.ts";
import { differenceOf, type Outcome, readCaseFile, type Suite } from "./suite.ts";

interface DiagnosticsCase {
  readonly expr: string;
  readonly type: string;
  readonly diagnostics: readonly {
    readonly from: number;
    readonly to: number;
    readonly severity: string;
  }[];
}

/**
 * What Prometheus' web editor says of an expression: of which type it is, even where it is wrong, and whether it is.
 * Our words are the server's and our places the narrower ones, so a mistake only has to lie within the editor's.
 */
export const diagnosticsSuite: Suite = {
  name: "promql-diagnostics",
  *run() {
    const { cases } = readCaseFile<{ cases: readonly DiagnosticsCase[] }>("promql-diagnostics.json");
    for (const each of cases) yield compare(each);
  },
};

const features = new Set([
  "promql-experimental-functions",
  "promql-extended-range-selectors",
  "promql-binop-fill-modifiers",
]);

function compare({ expr, type, diagnostics }: DiagnosticsCase): Outcome {
  const { root, problems } = parseExpression(expr, { features, regex: regexCompiler });
  const [first] = problems;
  const [error] = diagnostics.filter(({ severity }) => severity === "error");
  const isWithin =
    first === undefined ||
    error === undefined ||
    (first.span.from >= error.from && first.span.to <= error.to);
  const actual = { type: inferType(root), isRight: first === undefined, isWithin };
  const difference = differenceOf(actual, { type, isRight: error === undefined, isWithin: true });
  return { title: expr, difference };
}
