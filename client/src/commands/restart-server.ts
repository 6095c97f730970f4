import type { CommandContext } from "./index.ts";

export async function restartServer({ client }: CommandContext): Promise<void> {
  await (await client())?.restart();
}
