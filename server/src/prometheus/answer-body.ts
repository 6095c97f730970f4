import type { IncomingMessage } from "node:http";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { Failure } from "./failure.ts";

export interface AnswerBody {
  readonly isHtml: boolean;
  /** As it arrives, unpacked; whoever stops before its end closes the connection. */
  readonly chunks: AsyncIterable<Buffer>;
}

export function bodyOf(response: IncomingMessage): AnswerBody {
  const isHtml = /\bx?html\b/i.test(response.headers["content-type"] ?? "");
  const encoding = (response.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  switch (encoding) {
    case "":
    case "identity":
      return { isHtml, chunks: response };
    case "gzip":
    case "x-gzip": {
      const unpacked = createGunzip();
      // The error of either comes out of reading.
      pipeline(response, unpacked, () => {});
      return { isHtml, chunks: unpacked };
    }
  }
  response.destroy();
  throw new Failure("unreadable", "the answer is packed in a way that was not asked for");
}

/** A hundred thousand metrics with their metadata have a third of these, and so many are read within a second. */
const mostSigns = 3_000_000;

/** Of an answer that is longer, `start` wants the first part; otherwise it is a failure. */
export async function readText(
  body: AnswerBody,
  limit: number,
  start?: "start",
  signLimit = mostSigns,
): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  let signs = 0;
  for await (const chunk of body.chunks) {
    chunks.push(chunk);
    length += chunk.length;
    signs += countSigns(chunk);
    if (length <= limit && signs <= signLimit) continue;
    if (start !== undefined) break;
    const happened = length > limit ? `is longer than ${inMegabytes(limit)}` : "has too many parts";
    throw new Failure("unreadable", `the answer ${happened}`, "Ask for less.");
  }
  return Buffer.concat(chunks).toString();
}

/**
 * How many brackets, braces, colons and commas there are. They decide how long it takes to read JSON and how large it gets
 * in memory: `{},{},…` becomes fifty times as large as it was.
 */
function countSigns(chunk: Buffer): number {
  let count = 0;
  for (let at = 0; at < chunk.length; at++) {
    const byte = chunk[at];
    if (byte === 0x2c || byte === 0x3a || byte === 0x5b || byte === 0x7b) count++;
  }
  return count;
}

function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
