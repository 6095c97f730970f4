import type { PluginOptions } from "../../catalogue/telegraf-options.ts";
import type { ReadOptions } from "../read-options.ts";
import type { ReadProblem } from "../rule-file.ts";
import { durationProblems } from "./duration-problems.ts";
import { httpResponseProblems } from "./http-response-problems.ts";
import { netResponseProblems } from "./net-response-problems.ts";
import { prometheusClientProblems } from "./prometheus-client-problems.ts";
import { tagProblems } from "./tag-problems.ts";
import type { TelegrafConfig, TelegrafTable } from "./telegraf-config.ts";
import { unknownInputProblems } from "./unknown-input-problems.ts";
import { unknownOptionProblems } from "./unknown-option-problems.ts";

/** What Telegraf refuses of a configuration that it can read, and what does not do what it looks like. */
export function* telegrafProblems(
  config: TelegrafConfig,
  text: string,
  { catalogue }: ReadOptions,
): Iterable<ReadProblem> {
  const options = catalogue?.telegraf.options;
  for (const input of config.inputs) {
    if (input.name === "net_response") yield* netResponseProblems(input, text);
    if (input.name === "http_response") yield* httpResponseProblems(input);
    yield* tagProblems(input, text);
    const known = options?.input(input.name);
    if (known === undefined) {
      if (options !== undefined) yield* unknownInputProblems(input, options.inputs);
      continue;
    }
    yield* optionProblems(input.settings, known, `plugin inputs.${input.name}: `);
  }
  yield* prometheusClientProblems(config);
  const client = options?.output("prometheus_client");
  for (const output of config.outputs) {
    if (client === undefined || output.name !== "prometheus_client") continue;
    yield* optionProblems(output.settings, client, `plugin outputs.${output.name}: `);
  }
  if (config.agent !== undefined && options?.agent !== undefined) {
    yield* optionProblems(config.agent, options.agent, "");
  }
}

function* optionProblems(
  settings: TelegrafTable,
  known: PluginOptions,
  whose: string,
): Iterable<ReadProblem> {
  yield* unknownOptionProblems(settings, known, whose);
  yield* durationProblems(settings, known);
}
