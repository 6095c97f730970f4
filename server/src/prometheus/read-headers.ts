import type { SettingReader } from "./setting-reader.ts";

/** What is sent with every request: a tenant, for example. */
export function readHeaders(
  reader: SettingReader,
  secretAdvice: string,
): readonly (readonly [name: string, value: string])[] {
  return reader.entries().flatMap(([name, value]) => {
    const wrong = wrongHeader(name, value, secretAdvice);
    if (wrong === undefined) return [[name, value as string] as const];
    reader.report(name, wrong);
    return [];
  });
}

function wrongHeader(name: string, value: unknown, secretAdvice: string): string | undefined {
  if (!/^[-!#$%&'*+.^_`|~\w]+$/.test(name)) return "is no name of a header";
  if (isSecret.test(name)) {
    return `holds a secret, and settings are shared: take it out, say in authentication what the server wants, and ${secretAdvice}`;
  }
  if (ownHeaders.test(name)) return "is set by promrules itself";
  if (typeof value !== "string") return "must be a text";
  return /[^\t\x20-\x7e\x80-\xff]/.test(value) ? "has a character that no header may have" : undefined;
}

const isSecret = /authorization|cookie|password|secret|api-?key|(?:^|-)token/i;

const ownHeaders =
  /^(?:host|connection|keep-alive|content-.*|transfer-encoding|te|trailer|upgrade|expect|accept-encoding|proxy-.*)$/i;
