import type { CommandContext } from "./command-context.ts";

export function showOutput({ output }: CommandContext): void {
  output.show();
}
