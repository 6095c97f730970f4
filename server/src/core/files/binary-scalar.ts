import type { YamlScalar } from "../yaml/yaml-node.ts";

/**
 * The scalar with the text that go-yaml makes of it: one that is tagged `!!binary` is decoded. Bytes that are no UTF-8
 * become halves of surrogate pairs, which no text in UTF-8 has either. Missing when it is not Base64.
 */
export function decodedScalar(scalar: YamlScalar): YamlScalar | undefined {
  if (scalar.tag !== "!!binary") return scalar;
  const bytes = decodeBase64(scalar.value);
  return bytes === undefined ? undefined : { ...scalar, value: decodeUtf8(bytes) };
}

function decodeBase64(text: string): number[] | undefined {
  const digits = text.replace(/[\r\n]/g, "");
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return undefined;
  const bytes: number[] = [];
  for (let at = 0; at < digits.length; at += 4) {
    const [a, b, c, d] = [...digits.slice(at, at + 4)].map((digit) => alphabet.indexOf(digit));
    bytes.push((a! << 2) | (b! >> 4));
    if (c !== -1) bytes.push(((b! & 15) << 4) | (c! >> 2));
    if (d !== -1) bytes.push(((c! & 3) << 6) | d!);
  }
  return bytes;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function decodeUtf8(bytes: readonly number[]): string {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes[at]!);
    const code = length === undefined ? undefined : codePointAt(bytes, at, length);
    text += code === undefined ? String.fromCharCode(0xdc00 + bytes[at]!) : String.fromCodePoint(code);
    at += code === undefined ? 1 : length!;
  }
  return text;
}

function sequenceLength(first: number): number | undefined {
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return undefined;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/** Overlong forms, surrogates and what lies beyond Unicode are no characters. */
function codePointAt(bytes: readonly number[], at: number, length: number): number | undefined {
  let code = length === 1 ? bytes[at]! : bytes[at]! & (0x7f >> length);
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index];
    if (byte === undefined || (byte & 0xc0) !== 0x80) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  const least = [0, 0, 0x80, 0x800, 0x10000][length]!;
  if (code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return code;
}
