/** Mirrors `strings.ToLower`: character by character, while JavaScript looks at what stands around a sigma. */
export function toLowerCase(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  let lower = "";
  for (const character of text) lower += character === "\u0130" ? "i" : character.toLowerCase();
  return lower;
}

/** Mirrors `strings.ToUpper`: each character stays one character, so `ß` stays as it is. */
export function toUpperCase(text: string): string {
  if (isAscii(text)) return text.toUpperCase();
  let upper = "";
  for (const character of text) upper += upperCharacter(character);
  return upper;
}

function upperCharacter(character: string): string {
  const upper = character.toUpperCase();
  if (upper.length === character.length) return upper;
  const code = character.codePointAt(0)!;
  // Greek vowels with an iota below have a capital of their own, which JavaScript takes apart.
  if (code >= 0x1f80 && code <= 0x1faf) return String.fromCodePoint(code | 8);
  if (code === 0x1fb3 || code === 0x1fc3 || code === 0x1ff3) return String.fromCodePoint(code + 9);
  return [...upper].length === 1 ? upper : character;
}

function isAscii(text: string): boolean {
  return /^[\x00-\x7f]*$/.test(text);
}
