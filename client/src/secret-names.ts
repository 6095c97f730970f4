import type { SecretKind } from "../../server/src/protocol/requests.ts";

export const secretNames: Readonly<Record<SecretKind, string>> = {
  password: "Password",
  token: "Token",
  clientSecret: "Client secret",
  passphrase: "Passphrase of the client's key",
};
