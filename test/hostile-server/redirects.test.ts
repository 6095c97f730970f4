import assert from "node:assert/strict";
import { ask, serverTest, told } from "./hostile-server.ts";
import { sendJson } from "./loopback-server.ts";

const secrets = {
  headers: [["X-Scope-OrgID", "tenant-4711"]],
  authentication: { kind: "basic", username: "alice", password: async () => "s3cr3t" },
} as const;

function showsSecrets(received: readonly unknown[]): boolean {
  return /tenant-4711|s3cr3t|alice|authorization|YWxpY2U6czNjcjN0/i.test(JSON.stringify(received));
}

serverTest(
  "a redirect on the same server is followed, with credentials and with what is posted",
  async (start) => {
    for (const status of [301, 302, 307, 308]) {
      const { url, received } = await start((response, { url: asked }) => {
        if (asked.startsWith("/new")) sendJson(response, { resultType: "scalar", result: [1, "2"] });
        else response.writeHead(status, { location: `/new${asked}` }).end("moved");
      });
      const api = ask(url, secrets);
      assert.equal((await api.query("1")).ok, true);
      const long = `${"1 + ".repeat(1000)}1`;
      assert.equal((await api.query(long)).ok, true);
      assert.deepEqual(
        received.map(({ method, body }) => [method, new URLSearchParams(body).get("query")]),
        [
          ["GET", null],
          ["GET", null],
          ["POST", long],
          ["POST", long],
        ],
      );
      for (const { headers } of received) {
        assert.equal(headers["x-scope-orgid"], "tenant-4711");
        assert.equal(headers.authorization, `Basic ${Buffer.from("alice:s3cr3t").toString("base64")}`);
      }
    }
  },
);

serverTest("See Other turns what was posted into what is got", async (start) => {
  const { url, received } = await start((response, { url: asked }) => {
    if (asked.startsWith("/other")) sendJson(response, "a");
    else response.writeHead(303, { location: "/other?x=1" }).end();
  });
  const long = "a".repeat(3000);
  assert.equal(told(await ask(url).formatQuery(long)), 'ok: "a"');
  assert.deepEqual([received[1]?.method, received[1]?.url], ["GET", `/other?x=1&query=${long}`]);
});

serverTest("credentials never go to another origin, not even on the way back", async (start) => {
  let home = "";
  const other = await start((response, { url }) => {
    if (url.startsWith("/back")) response.writeHead(302, { location: `${home}/landed` }).end();
    else sendJson(response, "a");
  });
  const { url, received } = await start((response, { url: asked }) => {
    if (asked === "/landed") sendJson(response, "b");
    else if (asked.includes("back")) response.writeHead(302, { location: `${other.url}/back` }).end();
    else response.writeHead(302, { location: `${other.url}${asked}` }).end();
  });
  home = url;
  const api = ask(url, secrets);
  assert.equal(told(await api.formatQuery("a")), 'ok: "a"');
  assert.equal(told(await api.formatQuery("back")), 'ok: "b"');
  assert.equal(other.received.length, 2);
  assert.equal(showsSecrets(other.received), false);
  assert.equal(showsSecrets(received.filter(({ url: asked }) => asked === "/landed")), false);
  assert.equal(showsSecrets(received.slice(0, 1)), true);
});

serverTest("another name and another port of this machine are other origins", async (start) => {
  const other = await start((response) => sendJson(response, "a"));
  const byName = other.url.replace("127.0.0.1", "localhost");
  const { url } = await start((response) => response.writeHead(307, { location: byName }).end());
  assert.equal((await ask(url, secrets).formatQuery("a")).ok, true);
  assert.equal(showsSecrets(other.received), false);
});

serverTest(
  "who is not let in after a redirect is told where it led, and not by which path",
  async (start) => {
    const login = await start((response) => response.writeHead(401).end());
    const { url } = await start((response) =>
      response.writeHead(302, { location: `${login.url}/login?state=state-secret` }).end(),
    );
    const result = told(await ask(url, secrets).config());
    assert.match(
      result,
      new RegExp(`it redirects to ${login.url}, which does not let us \\(401\\)\\. Credentials are sent`),
    );
    assert.doesNotMatch(result, /state-secret/);
  },
);

serverTest("redirects in a circle, to nowhere and to other things than servers end", async (start) => {
  const circle = await start((response) => response.writeHead(302, { location: "/again" }).end());
  assert.match(told(await ask(circle.url).config()), /^unreadable: .*it redirects again and again/);
  assert.equal(circle.received.length, 6);
  for (const location of [
    "file:///etc/passwd",
    "javascript:alert(1)",
    "http://",
    "",
    "ftp://a/b",
    "http://[::",
  ]) {
    const { url } = await start((response) =>
      response.writeHead(302, location === "" ? {} : { location }).end(),
    );
    assert.match(told(await ask(url).config()), /^unreadable: .*it redirects to no address/, location);
  }
});

serverTest("credentials in the address of a redirect are not taken over", async (start) => {
  const { url, received } = await start((response, { url: asked }) => {
    if (asked === "/x") sendJson(response, { yaml: "" });
    else response.writeHead(302, { location: `${url.replace("//", "//mallory:pw@")}/x` }).end();
  });
  assert.equal((await ask(url).config()).ok, true);
  assert.equal(received[1]?.headers.authorization, undefined);
});
