export type SecretKind = "password" | "token" | "clientSecret" | "passphrase";

/** Names a secret; it is for one origin alone (scheme, host and port), and for another one another secret. */
export interface SecretName {
  /** What the settings call the server; empty when they do not. */
  readonly server: string;
  readonly kind: SecretKind;
  readonly origin: string;
}

/** `undefined` when there is none for that origin. */
export type FindSecret = (name: SecretName) => Promise<string | undefined>;

const environmentNames: Readonly<Record<SecretKind, string>> = {
  password: "PROMRULES_PASSWORD",
  token: "PROMRULES_TOKEN",
  clientSecret: "PROMRULES_CLIENT_SECRET",
  passphrase: "PROMRULES_KEY_PASSPHRASE",
};

/**
 * Secrets for whoever has no editor that keeps them: those of the environment, for the origins that it names beside them.
 * Settings may come with a workspace that somebody else has made, so an address in them is no reason to send a secret there.
 */
export function environmentSecrets(environment: Readonly<Record<string, string | undefined>>): FindSecret {
  const origins = (environment.PROMRULES_ORIGIN ?? "").split(/[\s,]+/).map(originOf);
  return async ({ kind, origin }) =>
    origins.includes(origin) ? environment[environmentNames[kind]] || undefined : undefined;
}

function originOf(url: string): string | undefined {
  try {
    return new URL(url).origin;
  } catch {
    return undefined;
  }
}
