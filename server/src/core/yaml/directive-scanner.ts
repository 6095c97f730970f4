import { breakLength, isBlank, isBreak, lineEnd } from "./line-break.ts";
import { Rejection, type Token } from "./token.ts";

/** `&name` or `*name`. Mirrors `yaml_parser_scan_anchor`. */
export function scanName(text: string, from: number, kind: "anchor" | "alias"): Token {
  let to = from + 1;
  while (isAlpha(text.charCodeAt(to))) to++;
  if (to === from + 1 || !(isBlankOrEnd(text, to) || "?:,]}%@`".includes(text.charAt(to)))) {
    const shownTo = isBlankOrEnd(text, to) ? to : to + 1;
    reject("did not find expected alphabetic or numeric character", from, shownTo, to);
  }
  return { kind, from, to, text: text.slice(from + 1, to), suffix: "", style: "plain" };
}

/** `!`, `!local`, `!!str`, `!handle!suffix`, `!<uri>`. Mirrors `yaml_parser_scan_tag`. */
export function scanTag(text: string, from: number): Token {
  let handle = "";
  let suffix: string;
  let to: number;
  if (text.charCodeAt(from + 1) === 60) {
    ({ uri: suffix, to } = scanUri(text, from + 2, from, false));
    if (text.charCodeAt(to) !== 62) reject("did not find the expected '>'", from, to, to);
    to++;
  } else {
    to = scanHandle(text, from);
    handle = text.slice(from, to);
    if (handle.length > 1 && handle.endsWith("!")) {
      ({ uri: suffix, to } = scanUri(text, to, from, false));
    } else {
      const rest = scanUri(text, to, from, true);
      suffix = handle.slice(1) + rest.uri;
      to = rest.to;
      handle = "!";
      if (suffix === "") {
        handle = "";
        suffix = "!";
      }
    }
  }
  if (!isBlankOrEnd(text, to)) {
    reject("did not find expected whitespace or line break", from, to + 1, to);
  }
  return { kind: "tag", from, to, text: handle, suffix, style: "plain" };
}

/** `%YAML 1.1` or `%TAG ! prefix`. Mirrors `yaml_parser_scan_directive`. */
export function scanDirective(text: string, from: number): { readonly token: Token; readonly next: number } {
  let at = from + 1;
  while (isAlpha(text.charCodeAt(at))) at++;
  const name = text.slice(from + 1, at);
  if (name === "") reject("could not find expected directive name", from, from + 1, at);
  if (!isBlankOrEnd(text, at)) reject("found unexpected non-alphabetical character", from, at + 1, at);
  if (name !== "YAML" && name !== "TAG") reject("found unknown directive name", from, at, at);
  const token = name === "YAML" ? scanVersion(text, from, at) : scanTagDirective(text, from, at);
  at = skipBlanks(text, token.to);
  const end = lineEnd(text, at);
  if (at < end && text.charCodeAt(at) !== 35) {
    reject("did not find expected comment or line break", at, end, at);
  }
  return { token, next: end + breakLength(text, end) };
}

function scanVersion(text: string, from: number, nameEnd: number): Token {
  const start = skipBlanks(text, nameEnd);
  const majorEnd = scanVersionNumber(text, start, from);
  if (text.charCodeAt(majorEnd) !== 46) {
    reject("did not find expected digit or '.' character", from, majorEnd, majorEnd);
  }
  const to = scanVersionNumber(text, majorEnd + 1, from);
  const major = Number(text.slice(start, majorEnd));
  const minor = Number(text.slice(majorEnd + 1, to));
  return { kind: "version-directive", from, to, text: `${major}.${minor}`, suffix: "", style: "plain" };
}

function scanVersionNumber(text: string, start: number, from: number): number {
  let at = start;
  while (isDigit(text.charCodeAt(at))) at++;
  if (at - start > 2) reject("found extremely long version number", from, at, at);
  if (at === start) reject("did not find expected version number", from, at, at);
  return at;
}

function scanTagDirective(text: string, from: number, nameEnd: number): Token {
  const start = skipBlanks(text, nameEnd);
  if (text.charCodeAt(start) !== 33) reject("did not find expected '!'", from, start, start);
  const handleEnd = scanHandle(text, start);
  const handle = text.slice(start, handleEnd);
  if (handle !== "!" && !handle.endsWith("!"))
    reject("did not find expected '!'", from, handleEnd, handleEnd);
  if (!isBlank(text.charCodeAt(handleEnd))) {
    reject("did not find expected whitespace", from, handleEnd, handleEnd);
  }
  const { uri, to } = scanUri(text, skipBlanks(text, handleEnd), from, false);
  if (!isBlankOrEnd(text, to)) reject("did not find expected whitespace or line break", from, to, to);
  return { kind: "tag-directive", from, to, text: handle, suffix: uri, style: "plain" };
}

function scanHandle(text: string, from: number): number {
  let at = from + 1;
  while (isAlpha(text.charCodeAt(at))) at++;
  return text.charCodeAt(at) === 33 ? at + 1 : at;
}

function scanUri(text: string, from: number, context: number, mayBeEmpty: boolean) {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 37) at = scanEscapedCharacter(text, at, context);
    else if (isAlpha(code) || ";/?:@&=+$,.!~*'()[]".includes(text.charAt(at))) at++;
    else break;
  }
  if (at === from && !mayBeEmpty) reject("did not find expected tag URI", context, at, at);
  return { uri: decodeUri(text.slice(from, at)), to: at };
}

/** The `%XX` of one character: as many octets as its first one says. */
function scanEscapedCharacter(text: string, from: number, context: number): number {
  let at = from;
  let left = 0;
  do {
    const octet = /^%[0-9A-Fa-f]{2}$/.test(text.slice(at, at + 3))
      ? Number.parseInt(text.slice(at + 1, at + 3), 16)
      : -1;
    if (octet < 0) reject("did not find URI escaped octet", context, at, at);
    if (at === from) left = octetCount(octet);
    if (left === 0) reject("found an incorrect leading UTF-8 octet", context, at + 3, at);
    if (at > from && (octet & 0xc0) !== 0x80) {
      reject("found an incorrect trailing UTF-8 octet", context, at + 3, at);
    }
    at += 3;
    left--;
  } while (left > 0);
  return at;
}

function octetCount(octet: number): number {
  if (octet < 0x80) return 1;
  if ((octet & 0xe0) === 0xc0) return 2;
  if ((octet & 0xf0) === 0xe0) return 3;
  return (octet & 0xf8) === 0xf0 ? 4 : 0;
}

function decodeUri(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    // Well-formed escapes of characters that Unicode does not have.
    return uri;
  }
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

function isBlankOrEnd(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const code = text.charCodeAt(at);
  return isBlank(code) || isBreak(code);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isAlpha(code: number): boolean {
  return (
    isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95 || code === 45
  );
}

function reject(message: string, from: number, to: number, problem: number): never {
  throw new Rejection("scanner", message, { context: from, problem, from, to: Math.max(from, to) });
}
