import assert from "node:assert/strict";
import { test } from "node:test";
import { type FakePrometheus, failure, fakePrometheus } from "../../../test/support/fake-prometheus.ts";
import { prometheusPart } from "../prometheus/prometheus-part.ts";
import type { ServerSettings } from "../prometheus/server-settings.ts";
import { Servers } from "./servers.ts";

const file = "file:///folder/rules/a.yml";
const bearer = { url: "https://p.example.com", authentication: { type: "bearer" } };

test("without a server nothing is loaded", () => {
  const { servers, take } = serve({ part: () => assert.fail("It was loaded.") });
  take({ prometheus: { url: "" }, servers: [] });
  take(undefined);
  take(null);
  assert.equal(servers.apiFor(file), undefined);
  assert.deepEqual(servers.configuredFor(file), []);
});

test("a server is made when a file first needs it, and stays as long as its settings say the same", () => {
  const { servers, take, made, changes } = serve();
  take({ prometheus: { url: "http://a:9090" } });
  assert.deepEqual(made, []);
  const api = servers.apiFor(file);
  assert.equal(api?.server.name, "http://a:9090");
  take({ prometheus: { url: "http://a:9090" }, checks: { "promql-syntax": "off" } });
  assert.equal(servers.apiFor("file:///folder/b.yml"), api);
  assert.equal(changes(), 1);
  take({ prometheus: { url: "http://a:9090" }, servers: [{ url: "http://b:9090", files: ["b.yml"] }] });
  assert.equal(servers.apiFor(file), api);
  assert.equal(servers.apiFor("file:///folder/b.yml")?.server.name, "http://b:9090");
  take({ prometheus: { url: "http://c:9090" } });
  assert.notEqual(servers.apiFor(file), api);
  assert.equal(changes(), 3);
});

test("each folder of the workspace may have a server of its own", () => {
  const { servers } = serve();
  servers.take(
    [
      { uri: "", settings: {} },
      { uri: "file:///folder", settings: { prometheus: { url: "http://outer:9090" } } },
      { uri: "file:///folder/inner", settings: { prometheus: { url: "http://inner:9090" } } },
    ],
    undefined,
  );
  assert.equal(servers.apiFor(file)?.server.name, "http://outer:9090");
  assert.equal(servers.apiFor("file:///folder/inner/a.yml")?.server.name, "http://inner:9090");
  assert.equal(servers.apiFor("file:///elsewhere/a.yml"), undefined);
});

test("a secret goes to the origin that it was entered for, and to another one not before it is entered again", async () => {
  const entered = new Map([["https://p.example.com", "hunter2"]]);
  const { servers, take, made } = serve({ findSecret: async ({ origin }) => entered.get(origin) });
  const tokenOf = async (url: string, asked: string) => {
    take({ servers: [{ ...bearer, name: "prod", url }] });
    servers.apiFor(file);
    const { authentication } = made.at(-1)!;
    return authentication.kind === "bearer" ? authentication.token(asked) : undefined;
  };
  assert.equal(await tokenOf("https://p.example.com/a", "https://p.example.com"), "hunter2");
  for (const other of ["http://p.example.com", "https://p.example.com:8443", "https://q.example.com"]) {
    assert.equal(await tokenOf(other, other), undefined);
    // A redirect does not bring it back either.
    assert.equal(await tokenOf(other, "https://p.example.com"), undefined);
  }
  entered.set("https://q.example.com", "hunter3");
  assert.equal(await tokenOf("https://q.example.com", "https://q.example.com"), "hunter3");
});

test("nothing is asked for a workspace that is not trusted", async () => {
  const { servers, take, made, changes } = serve({ isTrusted: false });
  take({ prometheus: { url: "http://a:9090" } });
  assert.equal(servers.apiFor(file), undefined);
  assert.equal((await servers.test(file))?.works, false);
  assert.deepEqual(made, []);
  assert.equal(servers.configuredFor(file)[0]?.trouble?.kind, "untrusted");
  servers.trust();
  assert.equal(changes(), 2);
  assert.equal(servers.apiFor(file)?.server.name, "http://a:9090");
  assert.equal(servers.configuredFor(file)[0]?.trouble, undefined);
});

test("what is wrong in settings is told once, and that server is not asked", () => {
  const { servers, take, log } = serve();
  const wrong = { prometheus: { url: "localhost:9090" } };
  take(wrong);
  take(wrong);
  assert.equal(servers.apiFor(file), undefined);
  const message =
    "promrules.prometheus.url must begin with http:// or https://, as in http://localhost:9090.";
  assert.deepEqual(log, [message]);
  assert.deepEqual(servers.configuredFor(file), [
    {
      name: "promrules.prometheus",
      url: "",
      servesFile: true,
      secrets: [],
      trouble: { kind: "settings", message },
    },
  ]);
});

test("the version and what is wrong are told from what was answered to others", async () => {
  let isUp = true;
  const api = fakePrometheus({
    buildInfo: { version: "2.53.1", application: undefined },
    flags: new Map([["storage.tsdb.path", "data/"]]),
    labelNames: () => (isUp ? { items: [], isTruncated: false } : failure("unreachable")),
    alerts: failure("unauthorized"),
  });
  const { servers, take, news, log } = serve({ api });
  take({ prometheus: { url: "http://a:9090" } });
  const asked = servers.apiFor(file)!;
  const before = news();
  await asked.flags();
  await asked.buildInfo();
  const [server] = servers.configuredFor(file);
  assert.equal(server?.product, "Prometheus 2.53.1");
  assert.equal(news(), before + 2);
  // One that does not answer a part is in no trouble.
  await asked.alerts();
  await asked.labelNames({});
  assert.equal(servers.configuredFor(file)[0]?.trouble, undefined);
  isUp = false;
  await asked.labelNames({});
  await asked.labelNames({});
  assert.equal(servers.configuredFor(file)[0]?.trouble?.kind, "connection");
  assert.equal(log.length, 1);
  isUp = true;
  await asked.labelNames({});
  assert.equal(servers.configuredFor(file)[0]?.trouble, undefined);
});

test("credentials are asked for when nothing is answered without", async () => {
  const api = fakePrometheus({ labelNames: failure("unauthorized"), buildInfo: failure("unauthorized") });
  const { servers, take } = serve({ api });
  take({ servers: [bearer] });
  await servers.apiFor(file)!.labelNames({});
  const [server] = servers.configuredFor(file);
  assert.equal(server?.trouble?.kind, "credentials");
  assert.deepEqual(server?.secrets, [{ server: "", kind: "token", origin: "https://p.example.com" }]);
});

test("forgetting makes every server another one", () => {
  const { servers, take, changes } = serve();
  take({ prometheus: { url: "http://a:9090" } });
  const api = servers.apiFor(file);
  servers.clear();
  assert.notEqual(servers.apiFor(file), api);
  assert.equal(changes(), 2);
});

test("the editor's proxy is that of the server, and another proxy makes another one", () => {
  const { servers, made } = serve({ variables: { HTTPS_PROXY: "http://environment:1" } });
  const sent = [{ uri: "", settings: { prometheus: { url: "https://p.example.com" } } }];
  servers.take(sent, undefined);
  servers.apiFor(file);
  servers.take(sent, { proxy: "http://editor:2", noProxy: ["x"], proxyStrictSSL: false });
  servers.apiFor(file);
  assert.deepEqual(
    made.map(({ proxy }) => proxy),
    [
      { url: "http://environment:1", except: [], isVerified: true },
      { url: "http://editor:2", except: ["x"], isVerified: false },
    ],
  );
});

type Serving = ConstructorParameters<typeof Servers>[0];

function serve({ api, ...some }: Partial<Serving> & { readonly api?: FakePrometheus } = {}) {
  const made: ServerSettings[] = [];
  const log: string[] = [];
  const count = { changes: 0, news: 0 };
  const createApi = (settings: ServerSettings) => {
    made.push(settings);
    return api ?? fakePrometheus({}, settings.name);
  };
  const servers = new Servers({
    part: () => ({ ...prometheusPart, createApi }),
    variables: {},
    findSecret: async () => undefined,
    isTrusted: true,
    changed: () => count.changes++,
    told: () => count.news++,
    log: (message) => log.push(message),
    ...some,
  });
  const take = (settings: unknown) => servers.take([{ uri: "", settings }], undefined);
  return { servers, made, log, take, changes: () => count.changes, news: () => count.news };
}
