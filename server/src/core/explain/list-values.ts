import { listInWords, literal, type Words } from "../text/phrase.ts";

/** Says "`a`, `b` or `c`", and of many values how many more there are. */
export function listValues(values: readonly string[], most: number, last: "and" | "or"): Words {
  return listInWords(
    values.map((value) => [literal(value)]),
    { last, most },
  );
}
