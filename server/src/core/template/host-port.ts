interface HostPort {
  readonly host: string;
  readonly port: string;
}

/** Without the port. Mirrors `stripPort`. */
export function stripPort(text: string): string {
  return splitHostPort(text)?.host ?? text;
}

/** Without the domain, but with the port; addresses stay as they are. Mirrors `stripDomain`. */
export function stripDomain(text: string): string {
  const split = splitHostPort(text);
  const host = split?.host ?? text;
  if (isAddress(host)) return text;
  const name = host.split(".", 1)[0]!;
  const port = split?.port ?? "";
  if (port === "") return name;
  return /[:%]/.test(name) ? `[${name}]:${port}` : `${name}:${port}`;
}

/** Mirrors `net.SplitHostPort`. */
function splitHostPort(text: string): HostPort | undefined {
  const colon = text.lastIndexOf(":");
  if (colon === -1) return undefined;
  const port = text.slice(colon + 1);
  if (!text.startsWith("[")) {
    const host = text.slice(0, colon);
    return /[:[\]]/.test(host) || /[[\]]/.test(port) ? undefined : { host, port };
  }
  const end = text.indexOf("]");
  if (end === -1 || end + 1 !== colon) return undefined;
  const host = text.slice(1, end);
  return host.includes("[") || /[[\]]/.test(port) ? undefined : { host, port };
}

/** Mirrors `net.ParseIP`. */
function isAddress(text: string): boolean {
  return text.includes(":") ? isVersion6(text) : isVersion4(text);
}

function isVersion4(text: string): boolean {
  const parts = text.split(".");
  return (
    parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
  );
}

function isVersion6(text: string): boolean {
  const halves = text.split("::");
  if (halves.length > 2) return false;
  let groups = 0;
  for (const [index, half] of halves.entries()) {
    const parts = half === "" ? [] : half.split(":");
    for (const [at, part] of parts.entries()) {
      const isLast = at === parts.length - 1 && index === halves.length - 1;
      if (isLast && part.includes(".") && isVersion4(part)) groups += 2;
      else if (/^[\da-fA-F]{1,4}$/.test(part)) groups++;
      else return false;
    }
  }
  return halves.length === 2 ? groups < 8 : groups === 8;
}
