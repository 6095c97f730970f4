import assert from "node:assert/strict";
import type { Authentication, ServerSettings } from "../../server/src/prometheus/server-settings.ts";
import { ask, everyQuestion, serverTest, told } from "./hostile-server.ts";
import { type Respond, sendJson } from "./loopback-server.ts";

const secret = "hunter-2/Ω%&";

function basic(password: string | undefined): Authentication {
  return { kind: "basic", username: "älice", password: async () => password };
}

const bearer: Authentication = { kind: "bearer", token: async () => `${secret.replace("Ω", "O")}\n` };

serverTest("says who asks, as the settings want it", async (start) => {
  const { url, received } = await start((response) => sendJson(response, { yaml: "" }));
  const origins: string[] = [];
  const token = async (origin: string) => {
    origins.push(origin);
    return "t0ken\n";
  };
  await ask(`${url}/prefix`, { authentication: { kind: "bearer", token } }).config();
  await ask(url, {
    authentication: basic(secret),
    headers: [
      ["X-A", "1"],
      ["Connection", "x"],
    ],
  }).config();
  await ask(url).config();
  assert.deepEqual(origins, [url]);
  assert.deepEqual(
    received.map(({ headers }) => headers.authorization),
    ["Bearer t0ken", `Basic ${Buffer.from(`älice:${secret}`).toString("base64")}`, undefined],
  );
  assert.equal(received[0]?.url, "/prefix/api/v1/status/config");
  assert.equal(received[1]?.headers["x-a"], "1");
  assert.equal(received[1]?.headers.connection, "keep-alive");
});

serverTest("nothing is sent where a secret is missing or cannot be sent", async (start) => {
  const { url, received } = await start((response) => sendJson(response, { yaml: "" }));
  const missing = told(await ask(url, { authentication: basic(undefined) }).config());
  assert.match(
    missing,
    new RegExp(`^unauthorized: .*no password was entered for ${url}\\. Enter it and try again\\.$`),
  );
  const failing: Authentication = { kind: "bearer", token: () => Promise.reject(new Error(secret)) };
  assert.match(told(await ask(url, { authentication: failing }).config()), /no token was entered/);
  const odd: Authentication = { kind: "bearer", token: async () => "a\r\nx: y" };
  assert.match(
    told(await ask(url, { authentication: odd }).config()),
    /^misconfigured: .*characters that cannot be sent/,
  );
  const never: Authentication = { kind: "bearer", token: () => new Promise(() => {}) };
  assert.match(told(await ask(url, { authentication: never, timeout: 200 }).config()), /^timeout: /);
  assert.equal(received.length, 0);
});

serverTest("no secret is in any message, even where a server repeats what it was sent", async (start) => {
  const answers: readonly Respond[] = [];
  const statuses = [200, 400, 401, 403, 404, 422, 429, 500, 503];
  const echo: Respond = (response, { headers, url }) => {
    const text = `${JSON.stringify(headers)} ${headers.authorization} ${atob(headers.authorization?.split(" ")[1] ?? "")}`;
    response.statusCode = Number(/status=(\d+)/.exec(url)?.[1] ?? 200);
    response.end(
      url.includes("plain") ? text : JSON.stringify({ status: "error", errorType: "execution", error: text }),
    );
  };
  const { url } = await start(echo);
  const password = "correct-horse-battery";
  const settings: Partial<ServerSettings> = {
    headers: [["X-Api-Key", "key-5521"]],
    authentication: { kind: "basic", username: "u", password: async () => password },
  };
  const encoded = Buffer.from(`u:${password}`).toString("base64");
  let messages = 0;
  for (const form of ["plain", "json"]) {
    for (const status of statuses) {
      const api = ask(`${url}/?form=${form}&status=${status}`, settings);
      for (const question of everyQuestion) {
        const result = await question(api);
        if (result.ok) continue;
        messages++;
        for (const hidden of [password, encoded, "key-5521"]) {
          assert.ok(!JSON.stringify(result).includes(hidden), result.error.message);
        }
      }
    }
  }
  assert.equal(messages, 2 * statuses.length * everyQuestion.length);
  assert.equal(answers.length, 0);
});

serverTest("an address's own credentials and query are not told", async (start) => {
  const { url } = await start((response) => response.writeHead(500).end());
  const address = `${url.replace("//", "//user:pw-in-url@")}/p?key=key-in-url`;
  const api = ask(url, { url: address, name: "prod" });
  const result = told(await api.config());
  assert.match(result, new RegExp(`^failed: Asking prod \\(${url}/p\\) for its configuration failed: `));
  assert.doesNotMatch(JSON.stringify(api.server), /pw-in-url|key-in-url/);
});

serverTest("what a user forbids is not asked", async (start) => {
  const { url, received } = await start((response) => sendJson(response, []));
  const api = ask(url, { asks: new Set(["metadata"]) });
  const kinds = await Promise.all(
    everyQuestion.map(async (question) => told(await question(api)).split(":")[0]),
  );
  assert.equal(kinds.filter((kind) => kind === "unasked").length, 10);
  assert.deepEqual([...new Set(received.map(({ url: asked }) => asked.split("?")[0]))].sort(), [
    "/api/v1/label/job/values",
    "/api/v1/labels",
    "/api/v1/metadata",
    "/api/v1/series",
  ]);
});

serverTest("an address that is none is told", async () => {
  for (const url of ["", "prometheus:9090", "ftp://a", "http://"]) {
    assert.match(told(await ask(url).config()), /^misconfigured: /, url);
  }
});

function oauth2(
  tokenUrl: string,
  more: Partial<Extract<Authentication, { kind: "oauth2" }>> = {},
): Authentication {
  const clientSecret = async () => secret;
  return { kind: "oauth2", clientId: "the client", clientSecret, tokenUrl, scopes: ["read", "all"], ...more };
}

serverTest(
  "a token is had once, kept until it expires, and renewed once when it is refused",
  async (start) => {
    let number = 0;
    let valid = "";
    const tokens = await start((response) => {
      valid = `token-${++number}`;
      response.end(JSON.stringify({ access_token: valid, token_type: "Bearer", expires_in: 100 }));
    });
    const { url, received } = await start((response, { headers }) => {
      if (headers.authorization === `Bearer ${valid}`) sendJson(response, { yaml: "" });
      else response.writeHead(401).end();
    });
    let now = 1_000_000;
    const origins: string[] = [];
    const clientSecret = async (origin: string) => {
      origins.push(origin);
      return secret;
    };
    const authentication = oauth2(`${tokens.url}/oauth/token`, { clientSecret });
    const api = ask(url, { authentication, headers: [["X-Scope-OrgID", "tenant"]] }, { now: () => now });
    const all = await Promise.all([api.config(), api.config(), api.config()]);
    assert.ok(all.every(({ ok }) => ok));
    assert.equal(number, 1);
    assert.deepEqual(origins, [tokens.url]);
    const [asked] = tokens.received;
    assert.deepEqual(
      [asked?.method, asked?.url, asked?.body, asked?.headers.authorization, asked?.headers["x-scope-orgid"]],
      [
        "POST",
        "/oauth/token",
        "grant_type=client_credentials&scope=read+all",
        `Basic ${Buffer.from(`the%20client:${encodeURIComponent(secret)}`).toString("base64")}`,
        undefined,
      ],
    );
    now += 80_000;
    assert.equal((await api.config()).ok, true);
    assert.equal(number, 1);
    now += 11_000;
    assert.equal((await api.config()).ok, true);
    assert.equal(number, 2);
    // Taken back before its time.
    valid = "none";
    assert.ok((await Promise.all([api.config(), api.config(), api.config()])).every(({ ok }) => ok));
    assert.equal(number, 3);
    const before = received.length;
    valid = "none";
    tokens.received.length;
    await tokens.close();
    assert.match(told(await api.config()), /^unreachable: /);
    assert.equal(received.length, before + 1);
  },
);

serverTest("a server that refuses every token is asked twice", async (start) => {
  const tokens = await start((response) => response.end('{"access_token":"a"}'));
  const { url, received } = await start((response) => response.writeHead(401).end());
  const api = ask(url, { authentication: oauth2(tokens.url) });
  assert.match(told(await api.config()), /^unauthorized: /);
  assert.deepEqual([received.length, tokens.received.length], [2, 2]);
});

serverTest("a client's id and secret go into the form where no header is read", async (start) => {
  const tokens = await start((response, { headers, body }) => {
    const isInForm = new URLSearchParams(body).get("client_secret") === secret;
    if (headers.authorization === undefined && isInForm) response.end('{"access_token":"a"}');
    else response.writeHead(401).end();
  });
  const { url } = await start((response) => sendJson(response, { yaml: "" }));
  assert.equal((await ask(url, { authentication: oauth2(tokens.url) }).config()).ok, true);
});

serverTest("who gives no token is told without what it says, and never sends us on", async (start) => {
  const elsewhere = await start((response) => response.end('{"access_token":"a"}'));
  const cases: readonly Respond[] = [
    (response, { body }) => response.writeHead(400).end(`${body} ${secret}`),
    (response) => response.writeHead(307, { location: elsewhere.url }).end(),
    (response) => response.end("<html>"),
    (response) => response.end("null"),
    (response) => response.end('{"access_token":1}'),
    (response) => response.end("x".repeat(2_000_000)),
  ];
  const { url, received } = await start((response) => sendJson(response, { yaml: "" }));
  for (const respond of cases) {
    const tokens = await start(respond);
    const result = told(await ask(url, { authentication: oauth2(tokens.url) }).config());
    assert.match(result, /^(unauthorized: .* gave no token \(\d+\)|unreadable: )/);
    assert.ok(!result.includes(secret) && !result.includes(encodeURIComponent(secret)), result);
  }
  assert.equal(received.length + elsewhere.received.length, 0);
});

serverTest("a token that cannot be had in time is not waited for", async (start) => {
  const tokens = await start(() => {});
  const { url } = await start((response) => sendJson(response, { yaml: "" }));
  const result = await ask(url, { authentication: oauth2(tokens.url), timeout: 300 }).config();
  assert.match(told(result), /^timeout: /);
});

serverTest("a token of a file is sent without its line break", async (start) => {
  const { url, received } = await start((response) => sendJson(response, { yaml: "" }));
  await ask(url, { authentication: bearer }).config();
  assert.equal(received[0]?.headers.authorization, `Bearer ${secret.replace("Ω", "O")}`);
});
