import { isUtf8 } from "node:buffer";

export interface DecodedText {
  /** With its byte order mark, if it has one; what is no text became U+FFFD. */
  readonly text: string;
  /** Why Prometheus' YAML reader rejects the bytes, if it does. */
  readonly problem: EncodingProblem | undefined;
}

export interface EncodingProblem {
  /** Where in `text` the first bad character stands. */
  readonly offset: number;
  readonly message: string;
}

/** Bytes to text as Prometheus' YAML reader decodes them: UTF-8, or UTF-16 when a byte order mark says so. */
export function decodeText(bytes: Buffer): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes.toString("utf16le"), bytes.length);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bigEndianText(bytes), bytes.length);
  const text = bytes.toString("utf8");
  if (isUtf8(bytes)) return { text, problem: undefined };
  const bad = firstBadSequence(bytes);
  if (bad === undefined) return { text, problem: undefined };
  return {
    text,
    problem: { offset: bytes.toString("utf8", 0, bad.at).length, message: bad.message },
  };
}

function utf16(text: string, byteLength: number): DecodedText {
  const lone = text.search(/\p{Surrogate}/u);
  if (lone !== -1)
    return { text, problem: { offset: lone, message: surrogateMessage(text, lone, byteLength) } };
  if (byteLength % 2 === 0) return { text, problem: undefined };
  return { text: `${text}\ufffd`, problem: { offset: text.length, message: "incomplete UTF-16 character" } };
}

function surrogateMessage(text: string, lone: number, byteLength: number): string {
  if (text.charCodeAt(lone) >= 0xdc00) return "unexpected low surrogate area";
  const isCutOff = 2 * lone + 4 > byteLength;
  return isCutOff ? "incomplete UTF-16 surrogate pair" : "expected low surrogate area";
}

function bigEndianText(bytes: Buffer): string {
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return even.swap16().toString("utf16le");
}

/** Mirrors `yaml_parser_update_buffer` in go-yaml's readerc.go. */
function firstBadSequence(bytes: Buffer): { at: number; message: string } | undefined {
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at]!;
    const width = sequenceWidth(first);
    if (width === 0) return { at, message: "invalid leading UTF-8 octet" };
    if (at + width > bytes.length) return { at, message: "incomplete UTF-8 octet sequence" };
    let value = width === 1 ? first : first & (0xff >> (width + 1));
    for (let next = at + 1; next < at + width; next++) {
      if ((bytes[next]! & 0xc0) !== 0x80) return { at, message: "invalid trailing UTF-8 octet" };
      value = (value << 6) | (bytes[next]! & 0x3f);
    }
    if (value < smallestOfWidth[width]!) return { at, message: "invalid length of a UTF-8 sequence" };
    if ((value >= 0xd800 && value <= 0xdfff) || value > 0x10ffff) {
      return { at, message: "invalid Unicode character" };
    }
    at += width;
  }
  return undefined;
}

const smallestOfWidth = [0, 0, 0x80, 0x800, 0x10000];

function sequenceWidth(first: number): number {
  if (first < 0x80) return 1;
  if ((first & 0xe0) === 0xc0) return 2;
  if ((first & 0xf0) === 0xe0) return 3;
  return (first & 0xf8) === 0xf0 ? 4 : 0;
}
