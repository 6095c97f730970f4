import type { TelegrafKnowledge } from "../catalogue/telegraf-knowledge.ts";
import type { TelegrafSetup } from "./telegraf-setup.ts";

/** Whether nothing but the inputs of the workspace decides about the names of Telegraf's metrics. */
export function isClosedTelegraf(setup: TelegrafSetup, knowledge: TelegrafKnowledge): boolean {
  return (
    setup.isWhole &&
    setup.outputs.some(({ plugin }) => plugin.name === "prometheus_client") &&
    !makesAnyMetrics(setup, knowledge)
  );
}

/** Whether Telegraf may have metrics of any name with any labels, those of exporters that it asks among them. */
export function makesAnyMetrics(setup: TelegrafSetup, { options }: TelegrafKnowledge): boolean {
  if (setup.hasProcessors) return true;
  return setup.inputs.some(({ plugin: { name } }) => {
    const known = options.input(name);
    return known === undefined || known.isOpen || relays.test(name);
  });
}

/** These pass on what others measure, under whatever names. */
const relays =
  /^(?:prometheus|influxdb.*listener|opentelemetry|statsd|riemann_listener|mock|zipkin|cloud_pubsub.*)$/;
