/** A text in double quotes as Go's `%q` prints it: Prometheus' messages quote what they speak of this way. */
export function goQuote(text: string): string {
  let result = '"';
  for (const character of text) result += escaped(character, '"');
  return `${result}"`;
}

/** One character in single quotes as Go's `%q` prints a rune; `undefined` stands for the end of the input. */
export function goQuoteRune(character: string | undefined): string {
  if (character === undefined || isSurrogate(character)) return "'\uFFFD'";
  return `'${escaped(character, "'")}'`;
}

/** A code point as Go's `%#U` prints it: `U+0041 'A'`. */
export function goUnicode(character: string): string {
  const rune = isSurrogate(character) ? "\uFFFD" : character;
  const code = rune.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
  return isPrintable(rune) ? `U+${code} '${rune}'` : `U+${code}`;
}

const named: Readonly<Record<string, string>> = {
  "\x07": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
  "\\": "\\\\",
};

function escaped(character: string, quote: string): string {
  if (character === quote) return `\\${quote}`;
  const name = named[character];
  if (name !== undefined) return name;
  if (isPrintable(character)) return character;
  const code = character.codePointAt(0)!;
  if (isEscapedByte(code)) return `\\x${(code & 0xff).toString(16)}`;
  if (isSurrogate(character)) return "\uFFFD";
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, "0")}`;
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, "0")}`;
  return `\\U${code.toString(16).padStart(8, "0")}`;
}

/** A byte that is not UTF-8 stands in our strings as the lone surrogate U+DC00 plus the byte; see `unquote`. */
function isEscapedByte(code: number): boolean {
  return code >= 0xdc80 && code <= 0xdcff;
}

function isSurrogate(character: string): boolean {
  return character.length === 1 && (character.charCodeAt(0) & 0xf800) === 0xd800;
}

/** Mirrors `strconv.IsPrint`. */
function isPrintable(character: string): boolean {
  return character === " " || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character);
}
