import assert from "node:assert/strict";
import { test } from "node:test";
import { colorsFor, noColors, terminalColors } from "./colors.ts";

test("colours appear on terminals only", () => {
  assert.equal(colorsFor(true, {}), terminalColors);
  assert.equal(colorsFor(false, {}), noColors);
  assert.equal(colorsFor(true, { TERM: "dumb" }), noColors);
});

test("the environment switches colours on and off, and off is stronger", () => {
  assert.equal(colorsFor(true, { NO_COLOR: "1" }), noColors);
  assert.equal(colorsFor(true, { NO_COLOR: "" }), terminalColors);
  assert.equal(colorsFor(false, { FORCE_COLOR: "1" }), terminalColors);
  assert.equal(colorsFor(true, { FORCE_COLOR: "0" }), noColors);
  assert.equal(colorsFor(true, { NO_COLOR: "1", FORCE_COLOR: "1" }), noColors);
});
