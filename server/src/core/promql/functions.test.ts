import assert from "node:assert/strict";
import { test } from "node:test";
import { argumentCount, argumentType, findFunction, printSignature } from "./functions.ts";

test("prints signatures with what may be left out in brackets", () => {
  const signatures = ["rate", "round", "hour", "label_join", "time"].map((name) =>
    printSignature(findFunction(name)!),
  );
  assert.deepEqual(signatures, [
    "rate(v range-vector)",
    "round(v instant-vector, [to_nearest scalar])",
    "hour([v instant-vector])",
    "label_join(v instant-vector, dst_label string, separator string, [src_label string…])",
    "time()",
  ]);
});

test("counts arguments as Prometheus does", () => {
  assert.deepEqual(argumentCount(findFunction("round")!), { min: 1, max: 2 });
  assert.deepEqual(argumentCount(findFunction("label_join")!), { min: 3, max: Number.POSITIVE_INFINITY });
  assert.equal(argumentType(findFunction("label_join")!, 7), "string");
  assert.equal(argumentType(findFunction("rate")!, 1), undefined);
});
