import type { ProbedPort } from "../files/telegraf/net-response-input.ts";

/**
 * The expression that holds while a port is down, of what Telegraf's `net_response` measures. Labels with the outcome
 * are left out, so that the alert stays the same one while the outcome changes. Over TCP, 3 and 4 come after a
 * connection was made; over UDP there is none, and whatever is not 0 says that nobody answered as expected.
 */
export function portCondition({ host, port, protocol }: ProbedPort): string {
  const matchers = [
    `server=${JSON.stringify(host)}`,
    `port=${JSON.stringify(port)}`,
    `protocol="${protocol}"`,
  ];
  const selector = `net_response_result_code{${matchers.join(", ")}}`;
  const isDown = protocol === "tcp" ? ">= 1 <= 2" : "!= 0";
  return `max without (result, result_type) (${selector}) ${isDown}`;
}
