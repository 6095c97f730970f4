import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { test } from "node:test";
import { createMessageConnection, IPCMessageReader, Trace } from "vscode-jsonrpc/node";
import { SecretAnswer, SecretWriter } from "./secret-writer.ts";

test("a secret is sent, and no log of messages has it", async () => {
  const server = Object.assign(new EventEmitter(), {
    send: (message: unknown) => server.emit("sent", message),
  });
  const log: string[] = [];
  const child = server as unknown as ConstructorParameters<typeof SecretWriter>[0];
  const connection = createMessageConnection(new IPCMessageReader(child), new SecretWriter(child));
  connection.onRequest("secret", () => new SecretAnswer("s3cr3t"));
  connection.onRequest("other", () => "public");
  connection.listen();
  await connection.trace(Trace.Verbose, { log: (...texts: unknown[]) => log.push(texts.join(" ")) });
  const ask = async (method: string): Promise<unknown> => {
    const sent = once(server, "sent");
    server.emit("message", { jsonrpc: "2.0", id: 1, method });
    return ((await sent)[0] as { result: unknown }).result;
  };
  assert.equal(await ask("secret"), "s3cr3t");
  assert.equal(await ask("other"), "public");
  const results = log.join("\n").match(/Result: .*/g);
  assert.deepEqual(results, ['Result: "…"', 'Result: "public"']);
  assert.doesNotMatch(log.join("\n"), /s3cr3t/);
  connection.dispose();
});
