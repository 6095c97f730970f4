/**
 * The value of a string with its quotes, or `undefined` where Prometheus says `invalid syntax`. Mirrors `strutil.Unquote`.
 *
 * A Prometheus string is made of bytes, which escapes like `\xff` can put together to what is no UTF-8. Each such byte
 * stands in the value as a lone surrogate, U+DC00 plus the byte, which `goQuote` prints back.
 */
export function unquote(literal: string): string | undefined {
  const quote = literal[0];
  if (literal.length < 2 || quote !== literal.at(-1)) return undefined;
  const inner = literal.slice(1, -1);
  if (quote === "`") return inner.includes("`") ? undefined : inner;
  if ((quote !== '"' && quote !== "'") || inner.includes("\n")) return undefined;
  if (!inner.includes("\\")) return inner.includes(quote) ? undefined : inner;
  return resolveEscapes(inner, quote);
}

const escapePattern =
  /\\(?:([abfnrtv\\"'])|x([\da-fA-F]{2})|([0-7]{3})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))|\\|["']/g;

const namedEscapes: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  '"': '"',
  "'": "'",
};

function resolveEscapes(inner: string, quote: string): string | undefined {
  let isValid = true;
  let hasBytes = false;
  const resolved = inner.replace(
    escapePattern,
    (whole, name?: string, hex?: string, octal?: string, short?: string, long?: string) => {
      if (whole === '"' || whole === "'") {
        if (whole === quote) isValid = false;
        return whole;
      }
      if (name !== undefined) {
        const isOtherQuote = (name === '"' || name === "'") && name !== quote;
        if (isOtherQuote) isValid = false;
        return namedEscapes[name]!;
      }
      const byte =
        hex !== undefined ? Number.parseInt(hex, 16) : octal !== undefined ? Number.parseInt(octal, 8) : -1;
      if (byte > 255) isValid = false;
      if (byte >= 0x80) hasBytes = true;
      if (byte >= 0)
        return byte < 0x80 ? String.fromCharCode(byte) : String.fromCharCode(0xdc00 + (byte & 0xff));
      const code =
        short !== undefined
          ? Number.parseInt(short, 16)
          : long !== undefined
            ? Number.parseInt(long, 16)
            : -1;
      if (code < 0 || code > 0x10ffff) isValid = false;
      // Go encodes half of a surrogate pair as the replacement character.
      if (code < 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return "\uFFFD";
      return String.fromCodePoint(code);
    },
  );
  if (!isValid) return undefined;
  return hasBytes ? joinBytes(resolved) : resolved;
}

/** Bytes that stand next to each other and make a character become that character. */
function joinBytes(text: string): string {
  return text.replace(/(?<![\ud800-\udbff])[\udc80-\udcff]+/g, (bytes) => {
    let result = "";
    for (let at = 0; at < bytes.length; ) {
      const character = decodeAt(bytes, at);
      if (character === undefined) result += bytes[at++];
      else {
        result += character;
        at += character < "\u0800" ? 2 : character.length === 2 ? 4 : 3;
      }
    }
    return result;
  });
}

/** The character whose UTF-8 form starts at a byte; `undefined` where there is none, overlong forms and surrogates included. */
function decodeAt(bytes: string, at: number): string | undefined {
  const first = bytes.charCodeAt(at) & 0xff;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (length === 0 || first > 0xf4 || at + length > bytes.length) return undefined;
  let code = first & (0xff >> (length + 1));
  for (let each = at + 1; each < at + length; each++) {
    const byte = bytes.charCodeAt(each) & 0xff;
    if ((byte & 0xc0) !== 0x80) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  const smallest = length === 4 ? 0x10000 : length === 3 ? 0x800 : 0x80;
  if (code < smallest || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return undefined;
  return String.fromCodePoint(code);
}
