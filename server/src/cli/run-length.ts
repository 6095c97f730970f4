import { setFlagsFromString } from "node:v8";

/**
 * A run is often over before optimised code has paid for its making: V8 had better wait four times longer with it.
 * Code that was compiled before is good for the same flags only.
 */
export function expectShortRun(): void {
  setFlagsFromString("--interrupt-budget=300000");
}

/** Where there is much to do, what V8 does by itself is best. */
export function expectLongRun(): void {
  setFlagsFromString("--interrupt-budget=67584");
}
