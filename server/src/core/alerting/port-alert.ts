import type { ProbedPort } from "../files/telegraf/net-response-input.ts";
import { portCondition } from "./port-condition.ts";

export interface AlertedPort extends ProbedPort {
  /** What people call what listens there. */
  readonly service?: string;
}

/** The lines of an alerting rule on what Telegraf's `net_response` measures. */
export function portAlertLines(port: AlertedPort): readonly string[] {
  const { service, protocol } = port;
  const what = service === undefined ? "Port" : `${service} port`;
  const happened = protocol === "tcp" ? "cannot connect to" : "gets no answer from";
  return [
    `- alert: ${alertName(port)}`,
    `  expr: ${yamlText(portCondition(port))}`,
    "  for: 2m",
    "  labels:",
    "    severity: critical",
    "  annotations:",
    `    summary: '${what} {{ $labels.port }} of {{ $labels.server }} is down'`,
    `    description: 'Telegraf on {{ $labels.host }} ${happened} {{ $labels.server }}:{{ $labels.port }} over {{ $labels.protocol }} (code {{ $value }}).'`,
  ];
}

function alertName({ service, port }: AlertedPort): string {
  const word = service?.replace(/\W+/g, "") ?? "";
  return /^[a-zA-Z]/.test(word) ? `${word}PortDown` : `Port${port}Down`;
}

/** A plain scalar cannot hold everything that a host may be called. */
function yamlText(text: string): string {
  return /: | #|\\/.test(text) ? `'${text.replaceAll("'", "''")}'` : text;
}
