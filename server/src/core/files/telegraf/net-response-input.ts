import { tomlText } from "./telegraf-edit.ts";

/** A port that Telegraf tries. */
export interface ProbedPort {
  readonly protocol: "tcp" | "udp";
  readonly host: string;
  readonly port: string;
}

/** An input that tries a port, as a table of a configuration, without a line break at its end. */
export function netResponseInput(probed: ProbedPort, lineBreak = "\n"): string {
  const { protocol } = probed;
  const address = tomlText(addressOf(probed));
  const lines = ["[[inputs.net_response]]", `  protocol = "${protocol}"`, `  address = ${address}`];
  if (protocol === "udp") {
    const { about, send, expect } = exchangeOf(probed);
    lines.push(`  # ${about}`, `  send = ${tomlText(send)}`, `  expect = ${tomlText(expect)}`);
  }
  return lines.join(lineBreak);
}

export function addressOf({ host, port }: Omit<ProbedPort, "protocol">): string {
  return host.includes(":") && !host.startsWith("[") ? `[${host}]:${port}` : `${host}:${port}`;
}

/** UDP has no connection: something must be sent, and something come back. `expect` is a regular expression. */
function exchangeOf(probed: ProbedPort): { about: string; send: string; expect: string } {
  if (probed.port === "5060") {
    const send = `OPTIONS sip:ping@${addressOf(probed)} SIP/2.0\r\n\r\n`;
    return { about: "Whatever the server says to this, it speaks SIP.", send, expect: "SIP/2.0" };
  }
  return { about: "Something that the server answers; any answer counts here.", send: "ping", expect: "." };
}
