import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../../../test/support/show-expression.ts";
import { inferType } from "./infer-type.ts";

test("infers the type of every kind of expression", () => {
  const types = {
    "1": "scalar",
    '"a"': "string",
    x: "vector",
    "x[5m]": "matrix",
    "x[1h:5m]": "matrix",
    "sum(x)": "vector",
    "time()": "scalar",
    "-(1 + 2)": "scalar",
    "1 + x": "vector",
    "1 + 2 + x": "vector",
    "1 == bool 2": "scalar",
    "rate(x[5m])": "vector",
  };
  for (const [text, type] of Object.entries(types)) assert.equal(inferType(parse(text).root), type, text);
});

test("does not know the type of what is unknown or missing", () => {
  assert.equal(inferType(parse("nosuch(1)").root), undefined);
  assert.equal(inferType(parse("").root), undefined);
});
