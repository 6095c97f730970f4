import assert from "node:assert/strict";
import { homedir } from "node:os";
import { test } from "node:test";
import { proxyFor } from "./proxy-for.ts";
import { readServerSettings, type ServerReading } from "./read-server-settings.ts";
import type { FindSecret } from "./secrets.ts";

test("one setting is enough", () => {
  const { servers, serverFor } = read({ prometheus: { url: "http://localhost:9090/" } });
  const [server] = servers;
  assert.equal(serverFor("rules/a.yml"), server);
  assert.deepEqual(server?.settings, {
    name: "http://localhost:9090",
    url: "http://localhost:9090",
    headers: [],
    authentication: { kind: "none" },
    tls: {
      certificateAuthority: undefined,
      certificate: undefined,
      key: undefined,
      passphrase: undefined,
      isVerified: true,
    },
    proxy: undefined,
    timeout: 10_000,
    lookback: 604_800_000,
    asks: new Set(["metadata", "queries", "status"]),
  });
});

test("nothing is configured without an address", () => {
  for (const nothing of [undefined, {}, { prometheus: { url: "" }, servers: [] }, { prometheus: null }]) {
    assert.deepEqual(read(nothing).servers, []);
  }
});

test("the prefix of the path, the port and the tenant are kept", () => {
  const { settings } = only({
    url: "https://mimir.example.com:8443/api/prom/",
    headers: { "X-Scope-OrgID": "team-a" },
    timeout: "30s",
    lookback: "1d",
    ask: ["metadata"],
  });
  assert.equal(settings?.url, "https://mimir.example.com:8443/api/prom");
  assert.deepEqual(settings?.headers, [["X-Scope-OrgID", "team-a"]]);
  assert.equal(settings?.timeout, 30_000);
  assert.equal(settings?.lookback, 86_400_000);
  assert.deepEqual([...settings!.asks], ["metadata"]);
});

test("a server serves the files that it names, and the main one all others", () => {
  const reading = read({
    prometheus: { url: "prod" },
    servers: [
      { url: "http://staging:9090", files: ["staging/", "*.staging.yml"] },
      { url: "http://other:9090" },
      { name: "prod", url: "http://prod:9090" },
    ],
  });
  assert.equal(reading.serverFor("staging/rules/a.yml")?.url, "http://staging:9090");
  assert.equal(reading.serverFor("rules/a.staging.yml")?.url, "http://staging:9090");
  assert.equal(reading.serverFor("rules/a.yml")?.url, "http://prod:9090");
});

test("the first server without files is the main one when none is named", () => {
  const servers = [{ url: "http://a:1", files: ["a/**"] }, { url: "http://b:1" }, { url: "http://c:1" }];
  assert.equal(read({ servers }).serverFor("x.yml")?.url, "http://b:1");
  assert.equal(read({ servers: servers.slice(0, 1) }).serverFor("x.yml"), undefined);
});

test("an address that a listed server has stands for that server with all it says", () => {
  const reading = read({
    prometheus: { url: "https://p.example.com" },
    servers: [{ url: "https://p.example.com", authentication: { type: "bearer" } }],
  });
  assert.equal(reading.servers.length, 1);
  assert.equal(reading.serverFor("x.yml")?.settings?.authentication.kind, "bearer");
});

test("what is wrong is said at the path of its setting, and the server is not asked", () => {
  const wrong: readonly (readonly [unknown, string])[] = [
    [{}, "url: is missing"],
    [{ url: 1 }, "url: must be a text"],
    [{ url: "localhost:9090" }, "url: must begin with http:// or https://, as in http://localhost:9090"],
    [
      { url: "http://[::1" },
      "url: is no valid address; a right one looks like https://prometheus.example.com:9090/prefix",
    ],
    [
      { url: "http://p/graph" },
      "url: must end before /graph, which is a page of the server; promrules appends /api/v1 itself",
    ],
    [
      { url: "http://p/x/api/v1/labels" },
      "url: must end before /api/v1/labels, which is a page of the server; promrules appends /api/v1 itself",
    ],
    [{ url: "http://p/?token=xyz" }, "url: must end before the ? or #"],
    [{ url: "http://p", files: "*.yml" }, "files: must be a list of texts"],
    [{ url: "http://p", timeout: "fast" }, 'timeout: not a valid duration string: "fast"'],
    [{ url: "http://p", lookback: "0" }, "lookback: must be longer than nothing"],
    [{ url: "http://p", ask: ["names"] }, "ask: may name metadata, queries, status"],
    [{ url: "http://p", header: {} }, "header: is not known here; did you mean headers?"],
    [{ url: "http://p", headers: { "X Y": "a" } }, "headers.X Y: is no name of a header"],
    [{ url: "http://p", headers: { Host: "a" } }, "headers.Host: is set by promrules itself"],
    [{ url: "http://p", headers: { X: "a\r\nY: b" } }, "headers.X: has a character that no header may have"],
    [{ url: "http://p", authentication: "basic" }, "authentication: must be an object"],
    [
      { url: "http://p", authentication: { type: "ntlm" } },
      "authentication.type: must be one of none, basic, bearer, oauth2",
    ],
    [{ url: "http://p", authentication: { type: "basic" } }, "authentication.username: is missing"],
    [
      { url: "http://p", authentication: { type: "bearer", username: "me" } },
      "authentication.username: is not known here",
    ],
    [
      { url: "http://p", authentication: { type: "oauth2", clientId: "me", tokenUrl: "ftp://x" } },
      "authentication.tokenUrl: must begin with http:// or https://, as in http://localhost:9090",
    ],
    [
      { url: "http://p", tls: { certificateAuthority: "certs/ca.pem" } },
      "tls.certificateAuthority: must be an absolute path, or begin with ~/",
    ],
    [{ url: "http://p", tls: { certificate: "/c.pem" } }, "tls.key: is missing: it goes with the other one"],
    ["http://p", "must be an object"],
  ];
  for (const [entry, expected] of wrong) {
    const { servers } = read({ servers: [entry] });
    const { settings, problems } = servers[0]!;
    assert.equal(settings, undefined);
    const said = problems.map(({ path, message }) =>
      `${path}: ${message}`.slice("promrules.servers[0]".length),
    );
    assert.equal(said[0]?.replace(/^[.:] ?/, ""), expected);
  }
});

test("settings of another form are told of as well", () => {
  for (const [settings, said] of [
    [{ servers: { url: "http://p" } }, "promrules.servers must be a list"],
    [{ prometheus: "http://p" }, "promrules.prometheus must be an object"],
    [{ prometheus: { url: 1 } }, "promrules.prometheus.url must be a text"],
  ] as const) {
    const server = read(settings).serverFor("x.yml");
    assert.equal(server?.settings, undefined);
    assert.deepEqual(
      server?.problems.map(({ path, message }) => `${path} ${message}`),
      [said],
    );
  }
});

test("secrets in settings are refused with advice, and never repeated", () => {
  const secrets: readonly unknown[] = [
    { url: "https://me:hunter2@p.example.com" },
    { url: "https://hunter2@p.example.com/prefix" },
    { url: "https://p", headers: { authorization: "Bearer hunter2" } },
    { url: "https://p", headers: { Cookie: "session=hunter2" } },
    { url: "https://p", headers: { "X-API-Key": "hunter2" } },
    { url: "https://p", headers: { "Private-Token": "hunter2" } },
    { url: "https://p", authentication: { type: "basic", username: "me", password: "hunter2" } },
    { url: "https://p", authentication: { type: "bearer", token: "hunter2" } },
    { url: "https://p", authentication: { type: "oauth2", clientSecret: "hunter2" } },
  ];
  for (const entry of secrets) {
    const [server] = read({ servers: [entry] }).servers;
    assert.equal(server?.settings, undefined);
    const said = JSON.stringify(server);
    assert.match(said, /run the command/, JSON.stringify(entry));
    assert.doesNotMatch(said, /hunter2/);
  }
  assert.doesNotMatch(JSON.stringify(read({ prometheus: { url: "http://a:hunter2@b" } })), /hunter2/);
});

test("what is no part of the one setting is not taken for it", () => {
  const { servers } = read({ prometheus: { url: "http://p", headers: { X: "y" } } });
  assert.deepEqual(servers[0]?.settings?.headers, []);
});

test("a secret is asked for by server, kind and origin, and for no other origin", async () => {
  const asked: string[] = [];
  const findSecret: FindSecret = async ({ server, kind, origin }) => {
    asked.push(`${server}: ${kind} for ${origin}`);
    return "hunter2";
  };
  const { settings, secrets } = only(
    { name: "prod", url: "https://p.example.com/prefix", authentication: { type: "basic", username: "me" } },
    findSecret,
  );
  const { authentication } = settings!;
  assert.ok(authentication.kind === "basic");
  assert.equal(await authentication.password("https://p.example.com"), "hunter2");
  assert.equal(await authentication.password("http://p.example.com"), undefined);
  assert.equal(await authentication.password("https://evil.example.com"), undefined);
  assert.deepEqual(asked, ["prod: password for https://p.example.com"]);
  assert.deepEqual(secrets, [{ server: "prod", kind: "password", origin: "https://p.example.com" }]);
});

test("the secret of OAuth 2 is for the server that gives tokens", async () => {
  const { settings, secrets } = only({
    url: "https://p.example.com",
    authentication: {
      type: "oauth2",
      clientId: "me",
      tokenUrl: "https://login.example.com/token/",
      scopes: ["read"],
    },
  });
  assert.deepEqual(secrets, [{ server: "", kind: "clientSecret", origin: "https://login.example.com" }]);
  const { authentication } = settings!;
  assert.ok(authentication.kind === "oauth2");
  assert.equal(authentication.tokenUrl, "https://login.example.com/token/");
  assert.equal(await authentication.clientSecret("https://p.example.com"), undefined);
});

test("paths of certificates may begin with the home folder", () => {
  const { settings } = only({ url: "https://p", tls: { certificateAuthority: "~/ca.pem", verify: false } });
  assert.equal(settings?.tls.certificateAuthority, `${homedir()}/ca.pem`);
  assert.equal(settings?.tls.isVerified, false);
});

test("the proxy is the editor's, else the environment's, and none for this machine", () => {
  const environment = { HTTPS_PROXY: "http://env:1", no_proxy: "a.example.com, .b" };
  const https = new URL("https://p.example.com");
  assert.deepEqual(
    proxyFor(https, { proxy: "editor:8080", noProxy: ["c"], proxyStrictSSL: false }, environment),
    {
      url: "http://editor:8080",
      except: ["c"],
      isVerified: false,
    },
  );
  assert.deepEqual(proxyFor(https, { proxy: "", noProxy: [] }, environment), {
    url: "http://env:1",
    except: ["a.example.com", ".b"],
    isVerified: true,
  });
  assert.equal(proxyFor(https, { proxySupport: "off" }, environment), undefined);
  assert.equal(proxyFor(new URL("http://p.example.com"), undefined, environment), undefined);
  assert.equal(proxyFor(https, undefined, { http_proxy: "http://low:1" })?.url, "http://low:1");
  assert.equal(proxyFor(new URL("http://127.0.0.1:9090"), { proxy: "http://editor:1" }, {}), undefined);
});

test("a proxy that is none of HTTP is said instead of passed by", () => {
  const reading = readServerSettings(
    { prometheus: { url: "https://p" } },
    {
      findSecret: async () => undefined,
      secretAdvice: "",
      proxyFor: () => ({ url: "socks5://s", except: [], isVerified: true }),
    },
  );
  assert.equal(reading.servers[0]?.settings, undefined);
  assert.equal(reading.servers[0]?.problems[0]?.path, "http.proxy");
});

function only(entry: unknown, findSecret?: FindSecret) {
  const [server] = read({ servers: [entry] }, findSecret).servers;
  assert.deepEqual(server?.problems, []);
  return server!;
}

function read(settings: unknown, findSecret: FindSecret = async () => undefined): ServerReading {
  const secretAdvice = "run the command Set Credentials";
  return readServerSettings(settings, { findSecret, secretAdvice, proxyFor: () => undefined });
}
