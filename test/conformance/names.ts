import { escapeName, isValidLabelName, isValidMetricName } from "../../server/src/core/promql/names.ts";
import { decodeHex } from "./bytes.ts";
import { differenceOf, type Outcome, readCaseFile, type Suite } from "./suite.ts";

interface ValidityCase {
  readonly kind: "metric" | "label";
  readonly name?: string;
  readonly name_hex?: string;
  readonly legacy: boolean;
  readonly utf8: boolean;
}

interface EscapeCase {
  readonly kind: "escape";
  readonly name: string;
  readonly underscores: string;
  readonly dots: string;
  readonly values: string;
}

export const nameSuite: Suite = {
  name: "names",
  *run() {
    const { cases } = readCaseFile<{ cases: readonly (ValidityCase | EscapeCase)[] }>("names.json");
    for (const each of cases) yield each.kind === "escape" ? compareEscapes(each) : compareValidity(each);
  },
};

function compareValidity({ kind, name, name_hex, legacy, utf8 }: ValidityCase): Outcome {
  const text = name ?? decodeHex(name_hex!);
  const isValid = kind === "metric" ? isValidMetricName : isValidLabelName;
  const actual = { legacy: isValid(text, "legacy"), utf8: isValid(text, "utf8") };
  return { title: `${kind} ${text}`, difference: differenceOf(actual, { legacy, utf8 }) };
}

function compareEscapes({ kind, name, underscores, dots, values }: EscapeCase): Outcome {
  const actual = {
    underscores: escapeName(name, "underscores"),
    dots: escapeName(name, "dots"),
    values: escapeName(name, "values"),
  };
  return { title: `${kind} ${name}`, difference: differenceOf(actual, { underscores, dots, values }) };
}
