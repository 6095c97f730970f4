import type { ProbedPort } from "../files/telegraf/net-response-input.ts";

export interface AlertedPort extends ProbedPort {
  /** What people call what listens there. */
  readonly service?: string;
}

/**
 * The lines of an alerting rule on what Telegraf's `net_response` measures. Labels with the outcome are left out, so
 * that the alert stays the same one while the outcome changes. Over TCP, 3 and 4 come after a connection was made; over
 * UDP there is none, and whatever is not 0 says that nobody answered as expected.
 */
export function portAlertLines(port: AlertedPort): readonly string[] {
  const { service, protocol } = port;
  const matchers = [
    `server=${promqlText(port.host)}`,
    `port=${promqlText(port.port)}`,
    `protocol="${protocol}"`,
  ];
  const selector = `net_response_result_code{${matchers.join(", ")}}`;
  const what = service === undefined ? "Port" : `${service} port`;
  const [condition, happened] =
    protocol === "tcp" ? [">= 1 <= 2", "cannot connect to"] : ["!= 0", "gets no answer from"];
  return [
    `- alert: ${alertName(port)}`,
    `  expr: ${yamlText(`max without (result, result_type) (${selector}) ${condition}`)}`,
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

function promqlText(text: string): string {
  return JSON.stringify(text);
}

/** A plain scalar cannot hold everything that a host may be called. */
function yamlText(text: string): string {
  return /: | #|\\/.test(text) ? `'${text.replaceAll("'", "''")}'` : text;
}
