import type { ReadProblem } from "../rule-file.ts";
import { invalidTelegrafConfig } from "./problem-ids.ts";
import { entryOf, type TelegrafConfig, type TelegrafPlugin } from "./telegraf-config.ts";

/** Two of them cannot listen at the same address. */
export function* prometheusClientProblems({ outputs }: TelegrafConfig): Iterable<ReadProblem> {
  const listening = new Set<string>();
  for (const output of outputs) {
    if (output.name !== "prometheus_client") continue;
    const { address, span } = listenAddress(output);
    if (address === undefined) continue;
    if (listening.has(address)) {
      const message = `Telegraf does not start: another \`outputs.prometheus_client\` listens at \`${address}\` already.`;
      yield { check: invalidTelegrafConfig, span, message };
    }
    listening.add(address);
  }
}

function listenAddress({ header, settings }: TelegrafPlugin) {
  const listen = entryOf(settings, "listen")?.value;
  if (listen === undefined) return { address: ":9273", span: header };
  const address = listen.kind === "string" ? listen.value.replace(/^(?:tcp|http):\/\//i, "") : undefined;
  // Port 0 is any that is free.
  return { address: address?.endsWith(":0") ? undefined : address, span: listen.span };
}
