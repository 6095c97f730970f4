import type { TextEdit } from "vscode-languageserver-types";
import { addPortAlerts, addPortInputs, isWatched } from "../core/alerting/add-port-alerts.ts";
import type { AlertedPort } from "../core/alerting/port-alert.ts";
import { readFile } from "../core/files/read-file.ts";
import type { ReadOptions } from "../core/files/read-options.ts";
import type { SourceFile } from "../core/files/source-file.ts";
import { telegrafConfigOf } from "../core/files/telegraf/telegraf-config-of.ts";
import type { TelegrafSetup } from "../core/project/telegraf-setup.ts";
import { toTextEdit } from "./to-lsp.ts";

export interface PortAlertRequest {
  readonly ports: readonly AlertedPort[];
  /** The texts of the file with rules and of Telegraf's configuration; empty ones are made. */
  readonly rules: string;
  readonly telegraf: string;
  readonly setup: TelegrafSetup | undefined;
  readonly options: ReadOptions;
}

/** The edits that watch ports: an input of Telegraf and an alerting rule for each. */
export function newPortAlert({ ports, rules, telegraf, setup, options }: PortAlertRequest): {
  readonly rules: readonly TextEdit[];
  readonly telegraf: readonly TextEdit[];
  readonly trouble?: string;
} {
  const none = { rules: [], telegraf: [] };
  const wrong = ports.find(({ port, host }) => !isPort(port) || !/^[^\s"'`{}[\],/\\]+$/.test(host));
  if (ports.length === 0 || wrong !== undefined) {
    return {
      ...none,
      trouble: "A port is a number up to 65535, and a host a name or an address without a scheme.",
    };
  }
  const ruleFile = readFile(rules, { options, namedBy: "user" });
  const unwatched = ports.filter((port) => !isWatched(ruleFile, port));
  const alerts = unwatched.length > 0 ? addPortAlerts(ruleFile, unwatched) : undefined;
  if (alerts === undefined && unwatched.length > 0)
    return { ...none, trouble: "This file has no place for another group of rules." };
  const config = readFile(telegraf, { options, kind: "telegraf-config" });
  const inputs = addPortInputs(config, ports, !hasPrometheusOutput(config, setup));
  if (alerts === undefined && inputs.length === 0)
    return { ...none, trouble: "These files watch that already." };
  return {
    rules: alerts === undefined ? [] : [toTextEdit(ruleFile, alerts)],
    telegraf: inputs.map((edit) => toTextEdit(config, edit)),
  };
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65536;
}

function hasPrometheusOutput(file: SourceFile, setup: TelegrafSetup | undefined): boolean {
  const own = telegrafConfigOf(file)?.outputs ?? [];
  const others = setup?.outputs.map(({ plugin }) => plugin) ?? [];
  return [...own, ...others].some(({ name }) => name === "prometheus_client");
}
