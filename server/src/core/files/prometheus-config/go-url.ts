import { goQuote } from "../../text/go-quote.ts";

/** The parts of an URL that configurations are held against. */
export interface GoUrl {
  readonly scheme: string;
  readonly host: string;
}

/** What Go's `url.Parse` says against a text. */
export function goUrlProblem(text: string): string | undefined {
  const parsed = parseGoUrl(text);
  return typeof parsed === "string" ? parsed : undefined;
}

/** Mirrors Go's `url.Parse` as far as its mistakes go: the URL, or what is wrong with it. */
export function parseGoUrl(text: string): GoUrl | string {
  const problem = (reason: string) => `parse ${goQuote(text)}: ${reason}`;
  const whole = text.split("#", 1)[0]!;
  if (/[\x00-\x1f\x7f]/.test(whole)) return problem("net/url: invalid control character in URL");
  if (whole.startsWith(":")) return problem("missing protocol scheme");
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(whole)?.[1] ?? "";
  let rest = scheme === "" ? whole : whole.slice(scheme.length + 1);
  rest = rest.split("?", 1)[0]!;
  if (!rest.startsWith("/")) {
    if (scheme !== "") return { scheme: scheme.toLowerCase(), host: "" };
    if (rest.split("/", 1)[0]!.includes(":")) {
      return problem("first path segment in URL cannot contain colon");
    }
  }
  let host = "";
  if (rest.startsWith("//") && (scheme !== "" || !rest.startsWith("///"))) {
    const slash = rest.indexOf("/", 2);
    const authority = slash === -1 ? rest.slice(2) : rest.slice(2, slash);
    rest = slash === -1 ? "" : rest.slice(slash);
    host = authority.slice(authority.lastIndexOf("@") + 1);
    const reason = hostProblem(host);
    if (reason !== undefined) return problem(reason);
  }
  const reason = escapeProblem(rest);
  return reason !== undefined ? problem(reason) : { scheme: scheme.toLowerCase(), host };
}

function hostProblem(host: string): string | undefined {
  const bracket = host.startsWith("[") ? host.lastIndexOf("]") : undefined;
  if (bracket === -1) return "missing ']' in host";
  const colon = bracket === undefined ? host.lastIndexOf(":") : bracket + 1;
  const port = colon === -1 ? "" : host.slice(colon);
  if (port !== "" && !/^:\d*$/.test(port)) return `invalid port ${goQuote(port)} after host`;
  const wrong = /[ \\^`{|}]/.exec(host)?.[0];
  if (wrong !== undefined) return `invalid character ${goQuote(wrong)} in host name`;
  return escapeProblem(host);
}

function escapeProblem(text: string): string | undefined {
  const wrong = /%(?![0-9A-Fa-f]{2}).{0,2}/.exec(text)?.[0];
  return wrong === undefined ? undefined : `invalid URL escape ${goQuote(wrong)}`;
}
