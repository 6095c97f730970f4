import type { CommandContext } from "./command-context.ts";

export async function restartServer({ client }: CommandContext): Promise<void> {
  await (await client())?.restart();
}
