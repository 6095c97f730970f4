import assert from "node:assert/strict";
import { test } from "node:test";
import { labelSet, relabelConfig, relabelOptions } from "../../../../test/support/label-sets.ts";
import { relabel, relabelSteps } from "./relabel.ts";
import type { RelabelConfig } from "./relabel-config.ts";

type Labels = Readonly<Record<string, string>>;

function checkRelabel(
  before: Labels,
  rules: readonly Partial<RelabelConfig>[],
  after: Labels | "dropped",
): void {
  const labels = relabel(labelSet(before), rules.map(relabelConfig), relabelOptions);
  assert.deepEqual(labels === undefined ? "dropped" : Object.fromEntries(labels), after);
}

test("replaces what the regular expression matches in full", () => {
  const rule = { sourceLabels: ["a", "b"], targetLabel: "c", regex: "(f.*);(.*)", replacement: "$2-${1}" };
  checkRelabel({ a: "foo", b: "bar" }, [rule], { a: "foo", b: "bar", c: "bar-foo" });
  checkRelabel({ a: "boo", b: "bar" }, [rule], { a: "boo", b: "bar" });
});

test("takes a label away whose replacement is empty", () => {
  checkRelabel({ a: "x", b: "y" }, [{ sourceLabels: ["c"], targetLabel: "b" }], { a: "x" });
  checkRelabel({ a: "x", b: "y" }, [{ targetLabel: "b", replacement: "" }], { a: "x" });
});

test("sets a constant where there are no source labels", () => {
  checkRelabel({}, [{ targetLabel: "cluster", replacement: "eu" }], { cluster: "eu" });
});

test("does nothing when the name that comes out is none", () => {
  checkRelabel({ a: "x" }, [{ sourceLabels: ["a"], targetLabel: "$2", replacement: "y" }], { a: "x" });
});

test("asks names of the old kind where only those are allowed", () => {
  const rule = relabelConfig({ sourceLabels: ["a"], targetLabel: "$1", replacement: "y" });
  const legacy = { ...relabelOptions, names: "legacy" } as const;
  assert.deepEqual(relabel(labelSet({ a: "x.y" }), [rule], legacy), labelSet({ a: "x.y" }));
  assert.deepEqual(relabel(labelSet({ a: "x_y" }), [rule], legacy), labelSet({ a: "x_y", x_y: "y" }));
});

test("keeps and drops by a regular expression", () => {
  checkRelabel({ a: "foo" }, [{ action: "keep", sourceLabels: ["a"], regex: "fo+" }], { a: "foo" });
  checkRelabel({ a: "foo" }, [{ action: "keep", sourceLabels: ["a"], regex: "o+" }], "dropped");
  checkRelabel({ a: "foo" }, [{ action: "drop", sourceLabels: ["a"], regex: "f|o" }], { a: "foo" });
  checkRelabel({ a: "foo" }, [{ action: "drop", sourceLabels: ["b"], regex: "" }], "dropped");
});

test("keeps and drops by what is equal", () => {
  checkRelabel({ a: "1" }, [{ action: "keepequal", sourceLabels: ["a"], targetLabel: "b" }], "dropped");
  checkRelabel({}, [{ action: "keepequal", sourceLabels: ["a"], targetLabel: "b" }], {});
  checkRelabel(
    { a: "1", b: "1" },
    [{ action: "dropequal", sourceLabels: ["a"], targetLabel: "b" }],
    "dropped",
  );
});

test("maps names of labels, in the order in which Prometheus goes through them", () => {
  const map = { action: "labelmap", regex: "x_(.+)", replacement: "$1" } as const;
  checkRelabel({ x_a: "1", x_b: "2" }, [map], { a: "1", b: "2", x_a: "1", x_b: "2" });
  const clash = { action: "labelmap", regex: "x_.", replacement: "same" } as const;
  checkRelabel({ x_b: "2", x_a: "1" }, [clash], { x_a: "1", x_b: "2", same: "2" });
  const renew = { targetLabel: "x_a", replacement: "new" };
  checkRelabel({ x_a: "1", x_b: "2" }, [renew, clash], { x_a: "new", x_b: "2", same: "new" });
});

test("maps a label to an empty name where a group takes nothing", () => {
  checkRelabel({ x: "1" }, [{ action: "labelmap", regex: "x()", replacement: "$1" }], { "": "1", x: "1" });
});

test("drops and keeps labels by name", () => {
  checkRelabel({ a: "1", b1: "2" }, [{ action: "labeldrop", regex: "b." }], { a: "1" });
  checkRelabel({ a: "1", b1: "2" }, [{ action: "labelkeep", regex: "b." }], { b1: "2" });
});

test("changes the case of values", () => {
  checkRelabel({ a: "aÖ" }, [{ action: "uppercase", sourceLabels: ["a"], targetLabel: "a" }], { a: "AÖ" });
  checkRelabel({ a: "aÖ" }, [{ action: "lowercase", sourceLabels: ["a"], targetLabel: "a" }], { a: "aö" });
});

test("divides the hash of values", () => {
  const rule = { action: "hashmod", sourceLabels: ["c"], targetLabel: "d", modulus: 1000n } as const;
  checkRelabel({ c: "baz" }, [rule], { c: "baz", d: "976" });
});

test("takes empty labels for none", () => {
  checkRelabel({ a: "", b: "1" }, [{ action: "labelmap", regex: "a", replacement: "c" }], { b: "1" });
});

test("a regular expression that is none does nothing", () => {
  for (const action of ["replace", "keep", "drop", "labelmap", "labeldrop", "labelkeep"] as const) {
    checkRelabel({ a: "1" }, [{ action, sourceLabels: ["a"], targetLabel: "b", regex: "(" }], { a: "1" });
  }
});

test("tells what each rule did, up to the one that drops all", () => {
  const rules = [
    { sourceLabels: ["a"], targetLabel: "b", regex: "x" },
    { action: "labeldrop", regex: "a|c" },
    { action: "keep", sourceLabels: ["a"], regex: "1" },
    { targetLabel: "never", replacement: "1" },
  ] as const;
  const steps = relabelSteps(labelSet({ a: "1" }), rules.map(relabelConfig), relabelOptions);
  assert.deepEqual(
    steps.map(({ value, matches, matchedNames, after }) => ({
      value,
      matches,
      matchedNames,
      after: after && Object.fromEntries(after),
    })),
    [
      { value: "1", matches: false, matchedNames: [], after: { a: "1" } },
      { value: "", matches: undefined, matchedNames: ["a"], after: {} },
      { value: "", matches: false, matchedNames: [], after: undefined },
    ],
  );
});

test("rules that double texts and labels come to an end", () => {
  const double = relabelConfig({ sourceLabels: ["a"], targetLabel: "a", replacement: "$1$1" });
  const doubled = relabel(labelSet({ a: "x" }), Array(40).fill(double), relabelOptions);
  assert.ok(doubled!.get("a")!.length <= 50_000);
  const maps = Array.from({ length: 20 }, (_, at) =>
    relabelConfig({ action: "labelmap", regex: "(.+)", replacement: `x${at}_$1` }),
  );
  assert.ok(relabel(labelSet({ a: "x" }), maps, relabelOptions)!.size < 3_000);
});
