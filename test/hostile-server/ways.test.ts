import assert from "node:assert/strict";
import http from "node:http";
import { connect } from "node:net";
import { after } from "node:test";
import { gzipSync } from "node:zlib";
import { makeCertificates } from "./certificates.ts";
import { ask, serverTest, settingsFor, told } from "./hostile-server.ts";
import { type LoopbackServer, sendJson, type serve } from "./loopback-server.ts";

const certificates = makeCertificates();
after(() => certificates.remove());
const trusting = { ...settingsFor("").tls, certificateAuthority: certificates.authority.certificate };

interface Proxy extends LoopbackServer {
  /** Where tunnels were wanted to. */
  readonly tunnels: string[];
  readonly authorizations: (string | undefined)[];
}

/** A proxy that finds every host on this machine. */
async function startProxy(start: typeof serve, status = 200): Promise<Proxy> {
  const tunnels: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const server = await start(
    (response, { url, method, headers, body }) => {
      authorizations.push(headers["proxy-authorization"]);
      const target = new URL(url);
      const { "proxy-authorization": _, ...others } = headers;
      const passing = http.request(
        {
          host: "127.0.0.1",
          port: target.port,
          method,
          path: target.pathname + target.search,
          headers: others,
        },
        (answer) => {
          response.writeHead(answer.statusCode ?? 0, answer.headers);
          answer.pipe(response);
        },
      );
      passing.end(body);
    },
    {
      connect: (request, socket) => {
        tunnels.push(request.url ?? "");
        authorizations.push(request.headers["proxy-authorization"]);
        socket.on("error", () => {});
        if (status !== 200) {
          socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
          return;
        }
        const end = connect(Number(/:(\d+)$/.exec(request.url ?? "")?.[1]), "127.0.0.1", () => {
          socket.write("HTTP/1.1 200 OK\r\n\r\n");
          end.pipe(socket).pipe(end);
        });
        end.on("error", () => socket.destroy());
      },
    },
  );
  return { ...server, tunnels, authorizations };
}

const credentials = { authentication: { kind: "bearer", token: async () => "t0ken" } } as const;

serverTest("a plain server is asked through its proxy", async (start) => {
  const proxy = await startProxy(start);
  const { port, received } = await start((response) => sendJson(response, "a"));
  const settings = {
    url: proxy.url.replace("//", "//me:p%40ss@"),
    except: ["direct.test"],
    isVerified: true,
  };
  const api = ask(`http://prometheus.test:${port}/prom`, { ...credentials, proxy: settings });
  assert.equal(told(await api.formatQuery("a b")), 'ok: "a"');
  assert.equal(told(await api.formatQuery("a".repeat(5000))), 'ok: "a"');
  assert.equal(proxy.received[0]?.url, `http://prometheus.test:${port}/prom/api/v1/format_query?query=a+b`);
  assert.deepEqual(proxy.authorizations, Array(2).fill(`Basic ${Buffer.from("me:p@ss").toString("base64")}`));
  assert.equal(received[0]?.headers.host, `prometheus.test:${port}`);
  assert.equal(received[0]?.headers.authorization, "Bearer t0ken");
});

serverTest(
  "an encrypted server is asked through a tunnel, in which the proxy sees nothing",
  async (start) => {
    const proxy = await startProxy(start);
    const { port, received } = await start((response) => sendJson(response, "a"), {
      tls: certificates.otherName.pem,
    });
    const url = `https://prometheus.example.com:${port}`;
    const settings = { url: proxy.url.replace("//", "//me:pw@"), except: [], isVerified: true };
    const api = ask(url, { ...credentials, tls: trusting, proxy: settings });
    assert.equal(told(await api.formatQuery("a")), 'ok: "a"');
    assert.equal(told(await api.formatQuery("b")), 'ok: "a"');
    assert.deepEqual(proxy.tunnels, [`prometheus.example.com:${port}`]);
    assert.deepEqual(proxy.authorizations, [`Basic ${Buffer.from("me:pw").toString("base64")}`]);
    assert.equal(proxy.received.length, 0);
    assert.equal(received[0]?.headers["proxy-authorization"], undefined);
    assert.equal(received[0]?.headers.authorization, "Bearer t0ken");
    // The name in the certificate counts, not what the proxy makes of it.
    const wrong = ask(`https://other.test:${port}`, { tls: trusting, proxy: settings });
    assert.match(told(await wrong.formatQuery("a")), /^unreachable: .*ERR_TLS_CERT_ALTNAME_INVALID/);
  },
);

serverTest("a proxy may be encrypted itself", async (start) => {
  const seen: string[] = [];
  const proxy = await start(
    (response, { url }) => {
      seen.push(url);
      sendJson(response, "through");
    },
    { tls: certificates.server.pem },
  );
  const settings = { url: proxy.url, except: [] };
  const careless = ask("http://prometheus.test", { proxy: { ...settings, isVerified: false } });
  assert.equal(told(await careless.formatQuery("a")), 'ok: "through"');
  const careful = ask("http://prometheus.test", { proxy: { ...settings, isVerified: true } });
  assert.match(told(await careful.formatQuery("a")), /^unreachable: /);
  assert.deepEqual(seen, ["http://prometheus.test/api/v1/format_query?query=a"]);
});

serverTest("a proxy that refuses, hangs or is not there is told apart from the server", async (start) => {
  const ways = [
    [407, /^unauthorized: .*the proxy wants to know who asks \(407\)/],
    [403, /^unreachable: .*the proxy opens no way to it \(403\)/],
    [502, /^unreachable: .*the proxy opens no way to it \(502\)/],
  ] as const;
  for (const [status, message] of ways) {
    const proxy = await startProxy(start, status);
    const settings = { url: proxy.url.replace("//", "//me:secret-pw@"), except: [], isVerified: true };
    const result = told(await ask("https://prometheus.test", { proxy: settings }).config());
    assert.match(result, message);
    assert.doesNotMatch(result, /secret-pw/);
  }
  const hanging = await start(() => {}, { connect: (_, socket) => socket.on("error", () => {}) });
  const slow = { url: hanging.url, except: [], isVerified: true };
  assert.match(
    told(await ask("https://prometheus.test", { proxy: slow, timeout: 300 }).config()),
    /^timeout: /,
  );
  await hanging.close();
  assert.match(told(await ask("https://prometheus.test", { proxy: slow }).config()), /^unreachable: /);
  const socks = { url: "socks5://me:secret-pw@a:1", except: [], isVerified: true };
  const result = told(await ask("http://prometheus.test", { proxy: socks }).config());
  assert.match(result, /^misconfigured: .*the address of the proxy is not one of http: or https:/);
  assert.doesNotMatch(result, /secret-pw/);
});

serverTest("this machine and exceptions are asked directly", async (start) => {
  const proxy = await startProxy(start);
  const { url } = await start((response) => sendJson(response, "a"));
  const settings = { url: proxy.url, except: [".invalid"], isVerified: true };
  assert.equal((await ask(url, { proxy: settings }).formatQuery("a")).ok, true);
  assert.match(told(await ask("http://prometheus.invalid", { proxy: settings }).config()), /^unreachable: /);
  assert.equal(proxy.received.length, 0);
});

serverTest("a server has an IPv6 address", async (start) => {
  const { url, received } = await start((response) => sendJson(response, "a"), { host: "::1" });
  assert.match(url, /^http:\/\/\[::1\]:/);
  assert.equal(told(await ask(url).formatQuery("a")), 'ok: "a"');
  assert.match(received[0]?.headers.host ?? "", /^\[::1\]:\d+$/);
});

serverTest("bytes are packed, but not for this machine", async (start) => {
  const proxy = await startProxy(start);
  const { url, port, received } = await start((response, { headers }) => {
    if (headers["accept-encoding"] !== "gzip") return sendJson(response, ["plain"]);
    response.setHeader("content-encoding", "gzip");
    return response.end(gzipSync(JSON.stringify({ status: "success", data: ["packed"] })));
  });
  const settings = { url: proxy.url, except: [], isVerified: true };
  assert.match(told(await ask(url).labelNames({})), /plain/);
  assert.match(
    told(await ask(`http://prometheus.test:${port}`, { proxy: settings }).labelNames({})),
    /packed/,
  );
  assert.deepEqual(
    received.map(({ headers }) => headers["accept-encoding"]),
    ["identity", "gzip"],
  );
});

serverTest("a long question is posted, and got where nothing may be posted", async (start) => {
  for (const status of [405, 501]) {
    const { url, received } = await start((response, { method }) => {
      if (method === "POST") response.writeHead(status).end();
      else sendJson(response, "a");
    });
    const api = ask(url);
    const long = "a".repeat(5000);
    assert.equal(told(await api.formatQuery(long)), 'ok: "a"');
    assert.equal(told(await api.formatQuery(long)), 'ok: "a"');
    assert.deepEqual(
      received.map(({ method }) => method),
      ["POST", "GET", "GET"],
    );
    assert.equal(received[0]?.body, `query=${long}`);
    assert.equal(received[1]?.url, `/api/v1/format_query?query=${long}`);
  }
});

serverTest(
  "limits and matches are sent, and made up for where a server does not know them",
  async (start) => {
    const series = [
      { __name__: "up", job: "b" },
      { __name__: "up", job: "a", x: "y" },
    ];
    const respondAs =
      (version: string) =>
      (response: http.ServerResponse, { url }: { readonly url: string }): void => {
        if (url.includes("buildinfo")) sendJson(response, { version, revision: "r", goVersion: "go1" });
        else sendJson(response, url.includes("series") ? series : ["all", "of", "them"]);
      };
    const old = await start(respondAs("2.23.0"));
    const oldApi = ask(old.url);
    const query = { matches: ['up{job=~".+"}'], limit: 1, start: 1000, end: 2500 };
    assert.equal(told(await oldApi.labelNames(query)), 'ok: {"items":["__name__"],"isTruncated":true}');
    assert.equal(
      told(await oldApi.labelValues("job", { matches: ["up"] })),
      'ok: {"items":["a","b"],"isTruncated":false}',
    );
    let streamed = 0;
    await oldApi.streamLabelValues("job", { matches: ["up"] }, () => ++streamed > 0);
    assert.equal(streamed, 2);
    assert.equal(told(await oldApi.labelNames({})), 'ok: {"items":["all","of","them"],"isTruncated":false}');
    assert.equal(old.received.filter(({ url }) => url.includes("buildinfo")).length, 1);
    const recent = await start(respondAs("2.42.0"));
    assert.equal(told(await ask(recent.url).labelNames(query)), 'ok: {"items":["all"],"isTruncated":true}');
    assert.ok(
      recent.received.some(
        ({ url }) => url === "/api/v1/labels?match%5B%5D=up%7Bjob%3D%7E%22.%2B%22%7D&start=1&end=2.5&limit=1",
      ),
    );
  },
);

serverTest("what a server leaves out is known to be left out", async (start) => {
  const warnings = ["results truncated due to limit"];
  const { url } = await start((response, { url: asked }) =>
    asked.includes("query")
      ? sendJson(response, { resultType: "vector", result: [] }, { warnings, isPartial: true })
      : sendJson(response, asked.includes("series") ? [{ a: "b" }] : ["a"], { warnings }),
  );
  const api = ask(url);
  assert.equal(told(await api.labelValues("a", { limit: 1 })), 'ok: {"items":["a"],"isTruncated":true}');
  assert.equal(
    told(await api.series({ matches: ["a"], limit: 1 })),
    'ok: {"items":[{"a":"b"}],"isTruncated":true}',
  );
  assert.equal(told(await api.query("a")), 'ok: {"kind":"vector","samples":[],"isPartial":true}');
});
