export type ReadUrl =
  | { readonly ok: true; readonly url: URL }
  | { readonly ok: false; readonly message: string };

/** The address that the API's paths are appended to. */
export function readServerUrl(written: string, secretAdvice: string): ReadUrl {
  const read = readAddress(written, secretAdvice);
  if (!read.ok) return read;
  const { url } = read;
  const page = /\/(?:graph|query|alerts|targets|rules|api\/v1(?:\/.*)?)\/?$/.exec(url.pathname)?.[0];
  if (page !== undefined) {
    return wrong(`must end before ${page}, which is a page of the server; promrules appends /api/v1 itself`);
  }
  url.pathname = url.pathname.replace(/\/+$/, "");
  return read;
}

/** What was written may hold a secret, so no message repeats it. */
export function readAddress(written: string, secretAdvice: string): ReadUrl {
  if (!/^https?:\/\//i.test(written)) {
    return wrong("must begin with http:// or https://, as in http://localhost:9090");
  }
  let url: URL;
  try {
    url = new URL(written);
  } catch {
    return wrong("is no valid address; a right one looks like https://prometheus.example.com:9090/prefix");
  }
  if (url.username !== "" || url.password !== "") {
    return wrong(`must not hold credentials, as settings are shared: take them out and ${secretAdvice}`);
  }
  return url.search + url.hash === "" ? { ok: true, url } : wrong("must end before the ? or #");
}

/** Without the slash that a URL without a path has. */
export function textOfUrl({ origin, pathname }: URL): string {
  return pathname === "/" ? origin : origin + pathname;
}

function wrong(message: string): ReadUrl {
  return { ok: false, message };
}
