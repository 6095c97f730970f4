import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { ConfiguredServer, ConnectionTest, SecretParams } from "../../server/src/protocol/requests.ts";
import { type HttpStub, startHttpStub } from "../support/http-stub.ts";
import { Session, type SessionOptions } from "../support/session.ts";

const uri = "file:///folder/rules.yml";
const stubs: HttpStub[] = [];

after(() => Promise.all(stubs.map((stub) => stub.close())));

test("a server of the settings is asked, and its answers are told to people", async () => {
  const stub = await startStub();
  const session = await startWith({ prometheus: { url: `${stub.url}/prefix/` } });
  const { works, lines } = await testConnection(session);
  assert.ok(works, lines.join("\n"));
  assert.match(lines[0] ?? "", /Prometheus 2\.53\.1/);
  assert.ok(stub.requests.includes("GET /prefix/api/v1/status/buildinfo"), stub.requests.join());
});

test("nothing is sent where no server is configured", async () => {
  const session = await startWith({ prometheus: { url: "" }, servers: [] });
  assert.equal(await session.ask("promrules/testConnection", { uri }), null);
  assert.deepEqual(await session.ask("promrules/servers", { uri }), []);
});

test("the client is asked for the secret of an origin, and no other origin gets it", async () => {
  const [first, second] = [await startStub(isHunter), await startStub(isHunter)];
  const asked: SecretParams[] = [];
  const secret = (name: SecretParams): string | null => {
    asked.push(name);
    return name.origin === first.url ? "hunter2" : null;
  };
  const settings = (url: string) => ({
    servers: [{ name: "prod", url, authentication: { type: "bearer" } }],
  });
  const session = await startWith(settings(first.url), {
    initializationOptions: { secrets: true, status: true },
    answers: { "promrules/secret": secret },
  });
  assert.ok((await testConnection(session)).works);
  assert.deepEqual(new Set(first.authorizations), new Set(["Bearer hunter2"]));
  await configure(session, settings(second.url));
  const { works, lines } = await testConnection(session);
  assert.equal(works, false);
  assert.ok(second.authorizations.every((sent) => sent === ""));
  assert.deepEqual(
    [...new Set(asked.map(({ server, kind, origin }) => `${server} ${kind} ${origin}`))],
    [`prod token ${first.url}`, `prod token ${second.url}`],
  );
  assert.doesNotMatch([...lines, ...session.log].join(), /hunter2/);
});

test("without a client that keeps secrets, those of the environment go to the origins that it names", async () => {
  const [mine, other] = [await startStub(isHunter), await startStub(isHunter)];
  const settings = (url: string) => ({ servers: [{ url, authentication: { type: "bearer" } }] });
  const variables = { PROMRULES_TOKEN: "hunter2", PROMRULES_ORIGIN: mine.url };
  const session = await startWith(settings(mine.url), { variables });
  assert.ok((await testConnection(session)).works);
  await configure(session, settings(other.url));
  assert.equal((await testConnection(session)).works, false);
  assert.ok(other.authorizations.every((sent) => sent === ""));
});

test("a workspace that is not trusted makes no connection until it is", async () => {
  const stub = await startStub();
  const session = await startWith(
    { prometheus: { url: stub.url } },
    { initializationOptions: { trusted: false } },
  );
  assert.equal((await testConnection(session)).works, false);
  const [server] = await session.ask<ConfiguredServer[]>("promrules/servers", { uri });
  assert.equal(server?.trouble?.kind, "untrusted");
  assert.deepEqual(stub.requests, []);
  await session.notify("promrules/trusted", {});
  assert.ok((await testConnection(session)).works);
});

test("the client's proxy is asked in place of the server", async () => {
  const proxy = await startStub();
  const session = await startWith(
    { prometheus: { url: "http://prometheus.invalid:9090" } },
    {},
    { proxy: proxy.url },
  );
  const { works, lines } = await testConnection(session);
  assert.ok(works, lines.join("\n"));
  assert.ok(
    proxy.requests.some((request) => request.startsWith("GET http://prometheus.invalid:9090/api/v1/")),
  );
});

test("no server stands in a promrules.yaml, which comes with the rules", async () => {
  const stub = await startStub();
  const session = await startWith(
    {},
    {
      disk: { "/folder/promrules.yaml": `prometheus:\n  url: ${stub.url}\nservers: [{url: ${stub.url}}]\n` },
    },
  );
  await session.open(uri, "groups: []\n");
  await session.diagnostics(uri);
  assert.deepEqual(await session.ask("promrules/servers", { uri }), []);
  assert.deepEqual(stub.requests, []);
});

/** What `workspace/configuration` is answered with. */
const configurations = new WeakMap<Session, { settings: unknown }>();

async function startWith(
  settings: unknown,
  options: SessionOptions = {},
  http: Readonly<Record<string, unknown>> = {},
): Promise<Session> {
  const current = { settings };
  const answer = ({ items }: { readonly items: readonly { readonly section: string }[] }): unknown[] =>
    items.map(({ section }) =>
      section === "promrules" ? current.settings : (http[section.replace("http.", "")] ?? null),
    );
  const session = await Session.start({
    ...options,
    capabilities: { workspace: { configuration: true } },
    answers: { ...options.answers, "workspace/configuration": answer },
  });
  configurations.set(session, current);
  await configure(session, settings);
  return session;
}

async function configure(session: Session, settings: unknown): Promise<void> {
  configurations.get(session)!.settings = settings;
  await session.notify("workspace/didChangeConfiguration", { settings: null });
  // The server asks what changed; this request comes back only after it has the answer.
  await session.ask("promrules/servers", { uri });
  await session.ask("promrules/servers", { uri });
}

function testConnection(session: Session): Promise<ConnectionTest> {
  return session.ask("promrules/testConnection", { uri });
}

function isHunter(authorization: string): boolean {
  return authorization === "Bearer hunter2";
}

async function startStub(accepts?: (authorization: string) => boolean): Promise<HttpStub> {
  const stub = await startHttpStub(accepts);
  stubs.push(stub);
  return stub;
}
