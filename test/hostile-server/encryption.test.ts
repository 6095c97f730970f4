import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import path from "node:path";
import { after } from "node:test";
import type { TLSSocket } from "node:tls";
import type { TlsSettings } from "../../server/src/prometheus/server-settings.ts";
import { makeCertificates, passphrase } from "./certificates.ts";
import { ask, serverTest, told } from "./hostile-server.ts";
import { type Respond, sendJson } from "./loopback-server.ts";

const certificates = makeCertificates();
after(() => certificates.remove());

const none: TlsSettings = {
  certificateAuthority: undefined,
  certificate: undefined,
  key: undefined,
  passphrase: undefined,
  isVerified: true,
};
const trusting = { ...none, certificateAuthority: certificates.authority.certificate };
const withClient = {
  ...trusting,
  certificate: certificates.client.certificate,
  key: certificates.client.key,
};

const answerClient: Respond = (response, _, request) =>
  sendJson(response, (request.socket as TLSSocket).getPeerCertificate().subject?.CN ?? "nobody");

serverTest("a certificate of an authority of ours is accepted", async (start) => {
  const { url } = await start(answerClient, { tls: certificates.server.pem });
  assert.equal(told(await ask(url, { tls: trusting }).formatQuery("a")), 'ok: "nobody"');
  const byName = url.replace("127.0.0.1", "localhost");
  assert.equal(told(await ask(byName, { tls: trusting }).formatQuery("a")), 'ok: "nobody"');
});

serverTest("certificates that are not to be trusted are not", async (start) => {
  const cases = [
    [certificates.server.pem, none, /not accepted \(UNABLE_TO_VERIFY_LEAF_SIGNATURE\)/],
    [certificates.selfSigned.pem, trusting, /not accepted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/],
    [certificates.otherName.pem, trusting, /not accepted \(ERR_TLS_CERT_ALTNAME_INVALID\)/],
    [certificates.expired.pem, trusting, /not accepted \(CERT_(HAS_EXPIRED|NOT_YET_VALID)\)/],
  ] as const;
  for (const [tls, settings, message] of cases) {
    const { url, received } = await start(answerClient, { tls });
    const result = await ask(url, { tls: settings }).formatQuery("a");
    assert.match(told(result), message);
    assert.match(told(result), /^unreachable: /);
    assert.equal(received.length, 0);
    assert.equal((await ask(url, { tls: { ...settings, isVerified: false } }).formatQuery("a")).ok, true);
  }
});

serverTest("a client shows its certificate, whose key may be locked", async (start) => {
  const tls = { ...certificates.server.pem, ca: certificates.authority.pem.cert, requestCert: true };
  const { url } = await start(answerClient, { tls });
  assert.equal(told(await ask(url, { tls: withClient }).formatQuery("a")), 'ok: "client"');
  const origins: string[] = [];
  const secret = async (origin: string) => {
    origins.push(origin);
    return passphrase;
  };
  const locked = { ...withClient, key: certificates.lockedKey, passphrase: secret };
  assert.equal(told(await ask(url, { tls: locked }).formatQuery("a")), 'ok: "client"');
  assert.deepEqual(origins, [url]);
  const wrong = await ask(url, { tls: { ...locked, passphrase: async () => "wrong" } }).formatQuery("a");
  assert.match(told(wrong), /^(misconfigured|unreachable): .*Check the certificates in its settings/);
});

serverTest("a server that wants a certificate and gets none is unreachable", async (start) => {
  const tls = {
    ...certificates.server.pem,
    ca: certificates.authority.pem.cert,
    requestCert: true,
    rejectUnauthorized: true,
  };
  const { url } = await start(answerClient, { tls });
  assert.match(told(await ask(url, { tls: trusting }).formatQuery("a")), /^unreachable: /);
});

serverTest("files that cannot be read are told, and read once they are there", async (start) => {
  const { url } = await start(answerClient, { tls: certificates.server.pem });
  const missing = path.join(certificates.folder, "missing.crt");
  const result = await ask(url, { tls: { ...trusting, certificateAuthority: missing } }).formatQuery("a");
  assert.match(
    told(result),
    /^misconfigured: .*its certificate authority cannot be read from .*missing\.crt\. Check the file/,
  );
  const broken = await ask(url, {
    tls: { ...trusting, certificate: certificates.client.key, key: certificates.client.certificate },
  });
  assert.match(told(await broken.formatQuery("a")), /^(misconfigured|unreachable): /);
});

serverTest(
  "a certificate that was replaced on disk is read again, and what is under way goes on",
  async (start) => {
    const file = path.join(certificates.folder, "replaced.crt");
    copyFileSync(certificates.selfSigned.certificate, file);
    const { url } = await start(answerClient, { tls: certificates.server.pem });
    const api = ask(url, { tls: { ...none, certificateAuthority: file } });
    assert.match(told(await api.formatQuery("a")), /certificate is not accepted/);
    copyFileSync(certificates.authority.certificate, file);
    assert.equal((await api.formatQuery("a")).ok, true);
    // One connection is cut while another one waits for its answer.
    const mixed = await start(
      (response, { url: asked }, { socket }) => {
        if (asked.includes("cut")) socket.destroy();
        else setTimeout(() => sendJson(response, "late"), 200);
      },
      { tls: certificates.server.pem },
    );
    const other = ask(mixed.url, { tls: trusting });
    const [late, cut] = await Promise.all([other.formatQuery("late"), other.formatQuery("cut")]);
    assert.deepEqual([told(late), cut.ok], ['ok: "late"', false]);
  },
);

serverTest("the client's certificate never goes to another origin", async (start) => {
  const tls = {
    ...certificates.server.pem,
    ca: certificates.authority.pem.cert,
    requestCert: true,
    rejectUnauthorized: false,
  };
  const other = await start(answerClient, { tls });
  const { url } = await start(
    (response) => response.writeHead(307, { location: `${other.url}/api/v1/format_query` }).end(),
    { tls },
  );
  const result = await ask(url, { tls: withClient }).formatQuery("a");
  assert.equal(told(result), 'ok: "nobody"');
  // And what was allowed for the server is not allowed for another one.
  const careless = await ask(url, { tls: { ...none, isVerified: false } }).formatQuery("a");
  assert.match(told(careless), /^unreachable: .*certificate is not accepted/);
});

serverTest("a server that does not speak TLS is told apart from one that does", async (start) => {
  const plain = await start((response) => sendJson(response, "a"));
  const result = await ask(plain.url.replace("http:", "https:")).formatQuery("a");
  assert.match(
    told(result),
    /^unreachable: .*it does not speak TLS \(\w+\)\. Check whether its address is one of http:\.$/,
  );
  const secure = await start((response) => sendJson(response, "a"), { tls: certificates.server.pem });
  assert.match(
    told(await ask(secure.url.replace("https:", "http:")).formatQuery("a")),
    /^(unreachable|unreadable|refused): /,
  );
});
