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

/** Of an answer that is longer, `start` wants the first part; otherwise it is a failure. */
export async function readText(body: AnswerBody, limit: number, start?: "start"): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body.chunks) {
    chunks.push(chunk);
    length += chunk.length;
    if (length <= limit) continue;
    if (start !== undefined) break;
    throw new Failure("unreadable", `the answer is longer than ${inMegabytes(limit)}`, "Ask for less.");
  }
  return Buffer.concat(chunks).toString();
}

function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
