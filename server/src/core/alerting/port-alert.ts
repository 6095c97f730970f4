import type { ProbedPort } from "../files/telegraf/net-response-input.ts";
import { portCondition } from "./port-condition.ts";

export interface AlertedPort extends ProbedPort {
  /** What people call what listens there. */
  readonly service?: string;
}

/** The lines of an alerting rule on what Telegraf's `net_response` measures. */
export function portAlertLines(port: AlertedPort, name = alertName(port)): readonly string[] {
  const { service, protocol } = port;
  const what = service === undefined ? "Port" : `${service} port`;
  const happened = protocol === "tcp" ? "cannot connect to" : "gets no answer from";
  return [
    `- alert: ${name}`,
    `  expr: ${yamlText(portCondition(port))}`,
    "  for: 2m",
    "  labels:",
    "    severity: critical",
    "  annotations:",
    `    summary: '${what} {{ $labels.port }} of {{ $labels.server }} is down'`,
    `    description: 'Telegraf on {{ $labels.host }} ${happened} {{ $labels.server }}:{{ $labels.port }} over {{ $labels.protocol }} (code {{ $value }}).'`,
  ];
}

/**
 * Names for the alerts that no rule of the file has: of two with one name and the same labels, Alertmanager sees one.
 * Another host is told from the first by its name, two protocols of one port by theirs.
 */
export function alertNames(ports: readonly AlertedPort[], used: Iterable<string>): readonly string[] {
  const taken = new Set(used);
  return ports.map((port) => {
    const isTwice = ports.some((other) => other.port === port.port && other.protocol !== port.protocol);
    const base = alertName(port, isTwice ? port.protocol.replace(/^./, (first) => first.toUpperCase()) : "");
    const ofHost = `${base}_${port.host.replace(/\W+/g, "_")}`;
    let name = taken.has(base) ? ofHost : base;
    for (let number = 2; taken.has(name); number++) name = `${ofHost}_${number}`;
    taken.add(name);
    return name;
  });
}

function alertName({ service, port }: AlertedPort, protocol = ""): string {
  const word = service?.replace(/\W+/g, "") ?? "";
  return /^[a-zA-Z]/.test(word) ? `${word}${protocol}PortDown` : `${protocol}Port${port}Down`;
}

/** A plain scalar cannot hold everything that a host may be called. */
function yamlText(text: string): string {
  return /: | #|\\/.test(text) ? `'${text.replaceAll("'", "''")}'` : text;
}
