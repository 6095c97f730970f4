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

/** The least that servers answer: they drop requests without these headers. `rport` brings the answer back to the sender. */
function sipOptions(address: string): string {
  const lines = [
    `OPTIONS sip:${address} SIP/2.0`,
    "Via: SIP/2.0/UDP telegraf.invalid;branch=z9hG4bK-1;rport",
    "Max-Forwards: 70",
    "From: <sip:telegraf@telegraf.invalid>;tag=1",
    `To: <sip:${address}>`,
    "Call-ID: 1@telegraf.invalid",
    "CSeq: 1 OPTIONS",
    "Content-Length: 0",
  ];
  return `${lines.join("\r\n")}\r\n\r\n`;
}

/** UDP has no connection: something must be sent, and something come back. `expect` is a regular expression. */
function exchangeOf(probed: ProbedPort): { about: string; send: string; expect: string } {
  if (probed.port === "5060") {
    return {
      about: "Whatever the server says to this, it speaks SIP.",
      send: sipOptions(addressOf(probed)),
      expect: "SIP/2.0",
    };
  }
  return { about: "Something that the server answers; any answer counts here.", send: "ping", expect: "." };
}
