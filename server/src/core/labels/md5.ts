/**
 * The last eight bytes of a text's MD5 sum (RFC 1321) as a number, which is what `hashmod` divides. A text is hashed as
 * UTF-8; half of a surrogate pair stands for a byte that was none, see `unquote`.
 */
export function md5Tail(text: string): bigint {
  const [, , c, d] = md5Words(text);
  return (BigInt(swapBytes(c)) << 32n) | BigInt(swapBytes(d));
}

/** The sum in hexadecimal digits. */
export function md5(text: string): string {
  return md5Words(text)
    .map((word) => swapBytes(word).toString(16).padStart(8, "0"))
    .join("");
}

type Words = [number, number, number, number];

function md5Words(text: string): Words {
  const words = paddedWords(utf8Bytes(text));
  let state: Words = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let at = 0; at < words.length; at += 16) state = nextState(state, words, at);
  return state;
}

function nextState(state: Words, words: Int32Array, block: number): Words {
  let [a, b, c, d] = state;
  for (let step = 0; step < 64; step++) {
    const round = step >> 4;
    const mixed = mix(round, b, c, d) + a + sines[step]! + words[block + wordOf(round, step)]!;
    const rotation = rotations[round]![step & 3]!;
    const rotated = (mixed << rotation) | ((mixed | 0) >>> (32 - rotation));
    [a, b, c, d] = [d, (b + rotated) | 0, b, c];
  }
  return [(state[0] + a) | 0, (state[1] + b) | 0, (state[2] + c) | 0, (state[3] + d) | 0];
}

function mix(round: number, b: number, c: number, d: number): number {
  if (round === 0) return (b & c) | (~b & d);
  if (round === 1) return (b & d) | (c & ~d);
  return round === 2 ? b ^ c ^ d : c ^ (b | ~d);
}

/** Which word of the block a step takes. */
function wordOf(round: number, step: number): number {
  return ([step, 5 * step + 1, 3 * step + 5, 7 * step][round]! & 15) | 0;
}

const rotations = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];

const sines = Int32Array.from({ length: 64 }, (_, at) => Math.floor(Math.abs(Math.sin(at + 1)) * 2 ** 32));

/** The bytes, a bit that is set, zeros, and the length in bits, as little-endian words. */
function paddedWords(bytes: readonly number[]): Int32Array {
  const words = new Int32Array((((bytes.length + 8) >> 6) + 1) * 16);
  bytes.forEach((byte, at) => {
    words[at >> 2]! |= byte << ((at & 3) * 8);
  });
  words[bytes.length >> 2]! |= 0x80 << ((bytes.length & 3) * 8);
  words[words.length - 2] = bytes.length << 3;
  words[words.length - 1] = Math.floor(bytes.length / 2 ** 29);
  return words;
}

function swapBytes(word: number): number {
  return (((word & 0xff) << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)) >>> 0;
}

/** The bytes of a text as Go has it. */
export function utf8Bytes(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code));
    else if (code >= 0xdc80 && code <= 0xdcff) bytes.push(code & 0xff);
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(code >> 6), tail(code));
    else bytes.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code));
  }
  return bytes;
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f);
}
