import { readAddress, textOfUrl } from "./read-server-url.ts";
import type { SecretKind } from "./secrets.ts";
import type { Authentication, Secret } from "./server-settings.ts";
import type { SettingReader } from "./setting-reader.ts";

interface Secrets {
  /** A secret that is for one origin, which is missing where its address is wrong. */
  keep(kind: SecretKind, origin: string | undefined): Secret;
  /** Of the server. */
  readonly origin: string | undefined;
  readonly secretAdvice: string;
}

/** How the server is to know who asks; the secrets themselves are kept elsewhere. */
export function readAuthentication(reader: SettingReader, secrets: Secrets): Authentication {
  for (const [name] of reader.entries()) {
    if (isSecret.test(name)) {
      reader.report(name, `is a secret, and settings are shared: take it out and ${secrets.secretAdvice}`);
    }
  }
  if (reader.problems.some(({ path }) => path.startsWith(reader.path))) return { kind: "none" };
  const authentication = readKind(reader, secrets);
  reader.finish();
  return authentication;
}

function readKind(reader: SettingReader, { keep, origin, secretAdvice }: Secrets): Authentication {
  switch (reader.oneOf("type", ["none", "basic", "bearer", "oauth2"])) {
    case "basic":
      return { kind: "basic", username: required(reader, "username"), password: keep("password", origin) };
    case "bearer":
      return { kind: "bearer", token: keep("token", origin) };
    case "oauth2": {
      const read = readAddress(required(reader, "tokenUrl"), secretAdvice);
      if (!read.ok) reader.report("tokenUrl", read.message);
      return {
        kind: "oauth2",
        clientId: required(reader, "clientId"),
        clientSecret: keep("clientSecret", read.ok ? read.url.origin : undefined),
        tokenUrl: read.ok ? textOfUrl(read.url) : "",
        scopes: reader.texts("scopes") ?? [],
      };
    }
    default:
      return { kind: "none" };
  }
}

function required(reader: SettingReader, name: string): string {
  return reader.text(name) ?? reader.report(name, "is missing") ?? "";
}

/** Names that somebody would write a secret under. */
const isSecret = /^(?:password|token|bearer_?token|credentials|client_?secret|secret|passphrase)$/i;
