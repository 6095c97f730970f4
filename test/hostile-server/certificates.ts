import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export interface Certificate {
  /** Paths. */
  readonly certificate: string;
  readonly key: string;
  readonly pem: { readonly cert: Buffer; readonly key: Buffer };
}

export interface Certificates {
  readonly folder: string;
  readonly authority: Certificate;
  /** For 127.0.0.1 and localhost, by the authority. */
  readonly server: Certificate;
  /** For another name, by the authority. */
  readonly otherName: Certificate;
  /** By nobody but itself. */
  readonly selfSigned: Certificate;
  readonly expired: Certificate;
  readonly client: Certificate;
  /** The client's key, which takes a passphrase to read. */
  readonly lockedKey: string;
  remove(): void;
}

export const passphrase = "pass-phrase-7413";

/** Made afresh by openssl, so that no key is in the repository and none ever expires. */
export function makeCertificates(): Certificates {
  const folder = mkdtempSync(path.join(tmpdir(), "promrules-certificates-"));
  const file = (name: string) => path.join(folder, name);
  const openssl = (...options: string[]): void => {
    const run = spawnSync("openssl", options, { encoding: "utf8", cwd: folder });
    if (run.status !== 0) throw new Error(`openssl ${options[0]}: ${run.stderr}`);
  };
  const certificate = (name: string): Certificate => ({
    certificate: file(`${name}.crt`),
    key: file(`${name}.key`),
    pem: { cert: readFileSync(file(`${name}.crt`)), key: readFileSync(file(`${name}.key`)) },
  });
  const keyOptions = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const selfSign = (name: string): Certificate => {
    const files = ["-keyout", `${name}.key`, "-out", `${name}.crt`];
    openssl("req", "-x509", ...keyOptions, ...files, "-days", "2", "-subj", `/CN=${name}`);
    return certificate(name);
  };
  const sign = (name: string, alternativeNames: string, days = "2"): Certificate => {
    openssl("req", ...keyOptions, "-keyout", `${name}.key`, "-out", `${name}.csr`, "-subj", `/CN=${name}`);
    writeFileSync(file(`${name}.ext`), `subjectAltName=${alternativeNames}\n`);
    const authority = ["-CA", "authority.crt", "-CAkey", "authority.key", "-CAcreateserial"];
    openssl(
      "x509",
      "-req",
      "-in",
      `${name}.csr`,
      ...authority,
      "-out",
      `${name}.crt`,
      "-days",
      days,
      "-extfile",
      `${name}.ext`,
    );
    return certificate(name);
  };
  const authority = selfSign("authority");
  const here = "IP:127.0.0.1,DNS:localhost";
  const certificates = {
    folder,
    authority,
    server: sign("server", here),
    otherName: sign("other", "DNS:prometheus.example.com"),
    selfSigned: selfSign("self"),
    expired: sign("expired", here, "-1"),
    client: sign("client", "DNS:client"),
    lockedKey: file("locked.key"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  openssl("ec", "-in", "client.key", "-aes256", "-passout", `pass:${passphrase}`, "-out", "locked.key");
  return certificates;
}
