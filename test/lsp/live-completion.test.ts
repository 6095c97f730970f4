import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import type { CompletionList, Hover, MarkupContent } from "vscode-languageserver-types";
import { type HttpStub, startHttpStub } from "../support/http-stub.ts";
import { Session } from "../support/session.ts";

const uri = "file:///folder/rules.yml";
const closing: (() => unknown)[] = [];

after(() => Promise.all(closing.map((close) => close())));

async function startStub(): Promise<HttpStub> {
  const stub = await startHttpStub();
  closing.push(() => stub.close());
  return stub;
}

/** A server that does what it is told to. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function startWith(url: string, initializationOptions?: unknown): Promise<Session> {
  const items = (params: { readonly items: readonly { readonly section: string }[] }) =>
    params.items.map(({ section }) => (section === "promrules" ? { prometheus: { url } } : null));
  const session = await Session.start({
    capabilities: { workspace: { configuration: true } },
    initializationOptions,
    answers: { "workspace/configuration": items },
  });
  await session.notify("workspace/didChangeConfiguration", { settings: null });
  await session.ask("promrules/servers", { uri });
  await session.ask("promrules/servers", { uri });
  return session;
}

/** Opens a rule with this expression, and gives the place of `|` in it. */
async function open(session: Session, marked: string): Promise<string> {
  const before = "    expr: ";
  const text = `groups:\n- name: a\n  rules:\n  - alert: A\n${before}${marked.replace("‸", "")}\n`;
  await session.open(uri, text);
  return `4:${before.length + marked.indexOf("‸")}`;
}

test("metrics, labels, values and what is said of a metric come from the configured server", async () => {
  const stub = await startStub();
  const session = await startWith(stub.url);
  const labels = async (marked: string) => session.labelsAt(uri, await open(session, marked));
  assert.ok((await labels("sum(‸)")).includes("up_total"));
  assert.ok((await labels("up_total{‸}")).includes("job"));
  assert.deepEqual(await labels('up_total{job="‸"}'), ["node"]);
  const place = await open(session, "up_‸total");
  const hover = await session.askAt<Hover>("hover", uri, place);
  assert.match(
    (hover.contents as MarkupContent).value,
    /^up_total · counter · no series now · Prometheus\n\nHow often\./,
  );
});

test("nothing is asked in a workspace that nobody trusts", async () => {
  const stub = await startStub();
  const session = await startWith(stub.url, { trusted: false });
  assert.ok(!(await session.labelsAt(uri, await open(session, "sum(‸)"))).includes("up_total"));
  assert.deepEqual(stub.requests, []);
});

test("nobody who types waits for a server that does not answer, and the workspace answers meanwhile", async () => {
  let waiting = 0;
  const session = await startWith(
    await serve((_request, response) => {
      waiting++;
      response.on("close", () => waiting--);
    }),
  );
  const place = await open(session, "sum(‸)");
  const list = await session.askAt<CompletionList>("completion", uri, place);
  // There is an answer although the server has given none, and is still asked.
  assert.ok(waiting > 0);
  assert.equal(list.isIncomplete, true);
  assert.ok(list.items.some(({ label }) => label === "rate"));
});

test("what is cancelled is answered at once, and the server is let go", async () => {
  let gone = false;
  const url = await serve((request) =>
    request.on("close", () => {
      gone = true;
    }),
  );
  const session = await startWith(url);
  const place = await open(session, "sum(‸)");
  const position = { line: 4, character: Number(place.split(":")[1]) };
  const asked = session.askCancelled("textDocument/completion", { textDocument: { uri }, position });
  await asked;
  await session.until(() => gone);
});

for (const [what, body] of [
  ["HTML", "<html><body>Log in</body></html>"],
  ["half an answer", '{"status":"success","data":["a","b'],
  ["other types", '{"status":"success","data":{"a":1}}'],
  ["an error", '{"status":"error","errorType":"internal","error":"[x](command:y)"}'],
] as const) {
  test(`a server that answers with ${what} takes nothing away`, async () => {
    const session = await startWith(await serve((_request, response) => response.end(body)));
    for (const marked of ["sum(‸)", "up{‸}", 'up{job="‸"}']) {
      const list = await session.askAt<CompletionList>("completion", uri, await open(session, marked));
      assert.ok(list.items.every(({ label }) => label !== "a"));
    }
    assert.ok((await session.labelsAt(uri, await open(session, "sum(‸)"))).includes("up"));
  });
}
