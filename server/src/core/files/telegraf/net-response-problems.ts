import type { Fix } from "../../text/fix.ts";
import type { ReadProblem } from "../rule-file.ts";
import { invalidTelegrafConfig } from "./problem-ids.ts";
import { type SplitAddress, splitHostPort } from "./split-host-port.ts";
import { entryOf, type TelegrafEntry, type TelegrafPlugin } from "./telegraf-config.ts";
import { insertedOption, valueEdit } from "./telegraf-edit.ts";

/** What `Init` of the plugin refuses (plugins/inputs/net_response/net_response.go), in its order. */
export function* netResponseProblems(input: TelegrafPlugin, text: string): Iterable<ReadProblem> {
  const [protocol, address, send, expect] = ["protocol", "address", "send", "expect"].map((name) =>
    textOf(input, name),
  ) as [Option, Option, Option, Option];
  const scheme = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(address.value ?? "");
  if (scheme !== null) {
    const { error } = splitHostPort(address.value!) as Extract<SplitAddress, { error: string }>;
    const about = "An address has no scheme here: `protocol` is an option of its own.";
    yield problem(input, address, error ?? address.value!, about, [
      schemeFix(input, text, { address, protocol, scheme: scheme[1]!.toLowerCase(), rest: scheme[2]! }),
    ]);
  } else if (address.value !== undefined) {
    const split = splitHostPort(address.value);
    if (split.error !== undefined) {
      const about =
        address.entry === undefined ? "The input has no `address`." : "An address is `host:port`.";
      yield problem(input, address, split.error, about);
    } else if (split.port === "") yield problem(input, address, "bad port in config option address");
  }
  if (protocol.value === "udp") {
    const fixes = [answerFix(input, text, send, expect)];
    const about = "UDP has no connection: only an answer to what was sent shows that the port is open.";
    if (send.value === "") yield problem(input, protocol, "send string cannot be empty", about, fixes);
    else if (expect.value === "") {
      yield problem(input, protocol, "expected string cannot be empty", about, fixes);
    }
  } else if (protocol.value !== undefined && protocol.value !== "tcp" && scheme === null) {
    yield wrongProtocol(input, text, protocol, address);
  }
}

interface Option {
  readonly entry: TelegrafEntry | undefined;
  /** Empty when the option is not there, missing when it is not known. */
  readonly value: string | undefined;
}

function textOf({ settings }: TelegrafPlugin, name: string): Option {
  const entry = entryOf(settings, name);
  if (entry === undefined) return { entry, value: "" };
  return { entry, value: entry.value.kind === "string" ? entry.value.value : undefined };
}

function problem(
  { name, header }: TelegrafPlugin,
  { entry }: Option,
  error: string,
  about = "",
  fixes: readonly Fix[] = [],
): ReadProblem {
  const words = `Telegraf does not start: could not initialize input inputs.${name}: ${error}.`;
  const message = about === "" ? words : `${words} ${about}`;
  const span = entry?.value.span ?? header;
  return { check: invalidTelegrafConfig, span, message, ...(fixes.length > 0 && { fixes }) };
}

function wrongProtocol(input: TelegrafPlugin, text: string, protocol: Option, address: Option): ReadProblem {
  const { value } = protocol;
  const error = `config option protocol: unknown choice ${value}`.trimEnd();
  const isWeb = /^https?$/i.test(value!);
  const about = isWeb
    ? "It is `tcp` or `udp`; `inputs.http_response` asks for pages."
    : "It is `tcp` or `udp`.";
  const fixes: Fix[] = [];
  const web = isWeb ? webFix(input, value!.toLowerCase(), protocol, address) : undefined;
  if (web !== undefined) fixes.push(web);
  if (protocol.entry !== undefined) {
    fixes.push({ title: "Use tcp", safe: false, edits: [valueEdit(protocol.entry, "tcp")] });
  } else {
    fixes.push({
      title: 'Add protocol = "tcp"',
      safe: false,
      edits: [insertedOption(input, text, "protocol", "tcp")],
    });
  }
  return problem(input, protocol, error, about, fixes);
}

interface WrittenScheme {
  readonly address: Option;
  readonly protocol: Option;
  readonly scheme: string;
  /** What follows it. */
  readonly rest: string;
}

/** Takes the scheme out of the address and says the protocol where it belongs. */
function schemeFix(
  input: TelegrafPlugin,
  text: string,
  { address, protocol, scheme, rest }: WrittenScheme,
): Fix {
  const host = rest.replace(/\/.*$/, "");
  const wanted = /^(?:tcp|udp)[46]?$/.test(scheme) ? scheme.slice(0, 3) : "tcp";
  const port = scheme === "https" ? ":443" : scheme === "http" ? ":80" : "";
  const bare = splitHostPort(host).error === undefined ? host : `${host}${port}`;
  const edits = [valueEdit(address.entry!, bare)];
  if (protocol.entry === undefined) edits.push(insertedOption(input, text, "protocol", wanted));
  else if (protocol.value !== wanted && protocol.value !== undefined)
    edits.push(valueEdit(protocol.entry, wanted));
  return { title: `Write the protocol as an option: ${wanted}, ${bare}`, safe: false, edits };
}

/** Any answer counts until somebody says which one is right. */
function answerFix(input: TelegrafPlugin, text: string, send: Option, expect: Option): Fix {
  const missing = [
    ["send", send, "ping"],
    ["expect", expect, "."],
  ] as const;
  const edits = missing.flatMap(([name, { entry, value }, wanted]) => {
    if (value !== "") return [];
    return [entry === undefined ? insertedOption(input, text, name, wanted) : valueEdit(entry, wanted)];
  });
  const names = missing.filter(([, { value }]) => value === "").map(([name]) => `\`${name}\``);
  return { title: `Add ${names.join(" and ")}; any answer counts`, safe: false, edits };
}

/** The other plugin has other options, so only a table with those that both know, or can be renamed, is turned into one. */
function webFix(input: TelegrafPlugin, scheme: string, protocol: Option, address: Option): Fix | undefined {
  const known = ["protocol", "address", "timeout", "tags", "interval"];
  const { entries } = input.settings;
  const timeout = entryOf(input.settings, "timeout");
  if (!address.value || !protocol.entry || !address.entry) return undefined;
  if (!entries.every(({ key }) => known.includes(key))) return undefined;
  const edits = [
    { span: input.nameSpan, newText: "http_response" },
    { span: wholeEntry(protocol.entry), newText: `urls = ["${scheme}://${address.value}"]` },
    { span: wholeEntry(address.entry), newText: 'method = "GET"' },
    ...(timeout === undefined ? [] : [{ span: timeout.keySpan, newText: "response_timeout" }]),
  ];
  return isOneTable(input) ? { title: "Use inputs.http_response", safe: false, edits } : undefined;
}

/** Whether no other table has the plugin's name in its header. */
function isOneTable({ settings }: TelegrafPlugin): boolean {
  return settings.entries.every(
    ({ keySpan, value }) => value.kind !== "table" || value.span.from > keySpan.to,
  );
}

function wholeEntry({ keySpan, value }: TelegrafEntry) {
  return { from: keySpan.from, to: value.span.to };
}
