import type { CommandContext } from "./index.ts";

export function showOutput({ output }: CommandContext): void {
  output.show();
}
