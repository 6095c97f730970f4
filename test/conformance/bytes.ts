/**
 * Upstream's texts are bytes, ours UTF-16 units. A byte that is no UTF-8 stands in ours as the lone surrogate
 * U+DC00 plus the byte, as in the values of string literals.
 */
export function decodeHex(hex: string): string {
  const bytes = Buffer.from(hex, "hex");
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const length = [1, 2, 3, 4].find((each) => isCharacter(strict, bytes.subarray(at, at + each)));
    if (length === undefined) text += String.fromCharCode(0xdc00 + bytes[at++]!);
    else {
      text += strict.decode(bytes.subarray(at, at + length));
      at += length;
    }
  }
  return text;
}

/** Converts offsets in a text to the offsets of the same places in its bytes. */
export function byteOffsets(text: string): (offset: number) => number {
  const offsets = [0];
  for (const character of text) {
    const start = offsets.at(-1)!;
    const isByte = character.length === 1 && (character.charCodeAt(0) & 0xf800) === 0xd800;
    const length = isByte ? 1 : Buffer.byteLength(character);
    if (character.length === 2) offsets.push(start);
    offsets.push(start + length);
  }
  return (offset) => offsets[offset] ?? Number.NaN;
}

function isCharacter(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): boolean {
  try {
    return [...decoder.decode(bytes)].length === 1;
  } catch {
    return false;
  }
}
