import { isLoopback } from "./loopback.ts";

/**
 * Whether a URL is asked directly though there is a proxy. As VS Code reads `http.noProxy`: a name stands for itself and
 * all below it, a port behind it narrows it, `*` is everything, and this machine never needs a proxy.
 */
export function isExceptedFromProxy(url: URL, except: readonly string[]): boolean {
  if (isLoopback(url.hostname)) return true;
  const port = url.port === "" ? (url.protocol === "https:" ? "443" : "80") : url.port;
  const host = withoutBrackets(url.hostname);
  return except.some((each) => {
    const exception = each.trim().toLowerCase();
    if (exception === "*") return true;
    const { name, onlyPort } = splitPort(exception);
    if (name === "" || (onlyPort !== undefined && onlyPort !== port)) return false;
    return `.${host}`.endsWith(name.startsWith(".") ? name : `.${name}`);
  });
}

/** An IPv6 address has colons of its own: it has a port only behind brackets. */
function splitPort(exception: string): { name: string; onlyPort: string | undefined } {
  const [, name = "", onlyPort] = /^(\[.*\]|[^:]*)(?::(\d+))?$/.exec(exception) ?? [exception, exception];
  // `*.example.com` says the same as `.example.com`.
  return { name: withoutBrackets(name).replace(/^\*(?=\.)/, ""), onlyPort };
}

export function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, "$1");
}
