import { clearCacheRequest } from "../../../server/src/protocol/requests.ts";
import type { CommandContext } from "./command-context.ts";

/** Asks servers everything again. */
export async function clearCache({ client }: CommandContext): Promise<void> {
  await (await client())?.ask(clearCacheRequest);
}
