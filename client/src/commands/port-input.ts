import { type AlertedPort, knownPorts } from "../../../server/src/protocol/port-alert.ts";

/** What people type or paste where a host is asked for: `https://db.example.com:8443/health` is one too. */
export function parseHost(text: string): { readonly host: string; readonly port?: string } | undefined {
  const pasted = /^(?:([a-z][\w+.-]*):\/\/)?(?:[^@/\s]*@)?([^\s/?#]+)(?:[/?#]\S*)?$/i.exec(text.trim());
  if (pasted === null) return undefined;
  const [, scheme = "", address = ""] = pasted;
  const written = /^(?:\[([\da-f:.%\w]+)\]|([^\s"'`{}[\],\\:@%]+))(?::(\d{1,5}))?$/i.exec(address);
  const bare = /^[\da-f]*(?::[\da-f.]*){2,}(?:%\w+)?$/i.test(address) ? address : undefined;
  const host = bare ?? written?.[1] ?? written?.[2];
  if (host === undefined || (written?.[3] !== undefined && !isPort(written[3]))) return undefined;
  const usual = knownPorts.find(([service]) => service.toLowerCase() === scheme.toLowerCase());
  const port = bare === undefined ? (written?.[3] ?? usual?.[1]) : usual?.[1];
  return { host, ...(port !== undefined && { port }) };
}

/** Ports as they are typed: `3306, 5060/udp, redis`. Missing where a part of it is none. */
export function parsePorts(text: string, host: string): readonly AlertedPort[] | undefined {
  const ports = wordsOf(text).map((word) => parsePort(word, host));
  const known = ports.filter((port) => port !== undefined);
  return known.length === ports.length ? known : undefined;
}

/** What is typed among ports and is none, and does not begin to be one either where somebody still types it. */
export function unknownPorts(text: string): readonly string[] {
  const words = wordsOf(text);
  return words.filter((word, at) => {
    const isTyped = at === words.length - 1 && text.endsWith(word);
    return parsePort(word, "") === undefined && !(isTyped && isBegun(word));
  });
}

function isBegun(word: string): boolean {
  const [, name, protocol = ""] = /^(\w+)(?:\/(\w*))?$/.exec(word.toLowerCase()) ?? [];
  if (name === undefined || !["tcp", "udp"].some((each) => each.startsWith(protocol))) return false;
  return isPort(name) || knownPorts.some(([service]) => service.toLowerCase().startsWith(name));
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter((word) => word !== "");
}

/** A number is known by what usually listens there, a word by the beginning of a service that no other one has. */
function parsePort(word: string, host: string): AlertedPort | undefined {
  const [, name = "", wanted] = /^(\w+)(?:\/(tcp|udp))?$/i.exec(word) ?? [];
  const protocol = wanted?.toLowerCase() as AlertedPort["protocol"] | undefined;
  if (/^\d+$/.test(name)) {
    if (!isPort(name)) return undefined;
    const known = knownPorts.find(([, port]) => port === name);
    return {
      host,
      port: name,
      protocol: protocol ?? known?.[2] ?? "tcp",
      ...(known && { service: known[0] }),
    };
  }
  const begun = knownPorts.filter(([each]) => each.toLowerCase().startsWith(name.toLowerCase()));
  const service = begun.find(([each]) => each.length === name.length) ?? begun[0];
  if (name === "" || service === undefined) return undefined;
  const isOne = service[0].length === name.length || begun.every(([each]) => each === service[0]);
  if (!isOne) return undefined;
  return { host, port: service[1], protocol: protocol ?? service[2], service: service[0] };
}

function isPort(text: string): boolean {
  return Number(text) > 0 && Number(text) < 65536;
}

export function portLabel({ service, port }: AlertedPort): string {
  return service === undefined ? port : `${service} ${port}`;
}
