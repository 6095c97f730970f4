import { commands, window } from "vscode";
import type { ConfiguredServer, SecretParams } from "../../../server/src/protocol/requests.ts";
import { withoutLinks } from "../../../server/src/protocol/without-links.ts";
import { secretNames } from "../secret-names.ts";
import { writeAuthentication } from "../server-settings.ts";
import { clearCache } from "./clear-cache.ts";
import type { CommandContext } from "./command-context.ts";
import { describeServer, serversOfFile } from "./servers-of-file.ts";

/** Asks for a secret of a server, and keeps it for the origin that it will be sent to. */
export async function setCredentials(context: CommandContext): Promise<void> {
  const server = await pickServer(await serversOfFile(context));
  if (server === undefined) {
    return;
  }
  const secret = server.secrets.length === 0 ? await chooseKind(server) : await pickSecret(server.secrets);
  if (secret === undefined) {
    return;
  }
  const value = await window.showInputBox({
    title: `${secretNames[secret.kind]} for ${secret.origin}`,
    prompt: `VS Code keeps it in its storage of secrets. It is sent to ${secret.origin} alone.`,
    password: true,
    ignoreFocusOut: true,
  });
  if (!value) {
    return;
  }
  await context.credentials.keep(secret, value);
  await clearCache(context);
  await commands.executeCommand("promrules.testConnection");
}

async function pickServer(servers: readonly ConfiguredServer[]): Promise<ConfiguredServer | undefined> {
  const right = servers.filter(({ url }) => url !== "");
  if (right.length === 0) {
    await window.showInformationMessage(
      withoutLinks(
        servers[0]?.trouble?.message ??
          "No Prometheus server is configured. The command Choose Prometheus Server sets one.",
      ),
    );
    return undefined;
  }
  if (right.length === 1) {
    return right[0];
  }
  const items = right.map((server) => ({ label: describeServer(server), server }));
  return (await window.showQuickPick(items, { title: "Credentials of which server?" }))?.server;
}

async function pickSecret(secrets: readonly SecretParams[]): Promise<SecretParams | undefined> {
  if (secrets.length === 1) {
    return secrets[0];
  }
  const items = secrets.map((secret) => ({ label: secretNames[secret.kind], secret }));
  return (await window.showQuickPick(items, { title: "Which secret?" }))?.secret;
}

/** The settings do not say yet how the server is to know who asks. */
async function chooseKind(server: ConfiguredServer): Promise<SecretParams | undefined> {
  const bearer = { label: "Token", detail: "Sent as Authorization: Bearer …" };
  const basic = { label: "User name and password" };
  const kind = await window.showQuickPick([bearer, basic], {
    title: `How does ${describeServer(server)} know who asks?`,
  });
  if (kind === undefined) {
    return undefined;
  }
  const origin = new URL(server.url).origin;
  if (kind === bearer) {
    return { server: await writeAuthentication(server, { type: "bearer" }), kind: "token", origin };
  }
  const username = await window.showInputBox({ title: `User name for ${origin}`, ignoreFocusOut: true });
  if (!username) {
    return undefined;
  }
  return { server: await writeAuthentication(server, { type: "basic", username }), kind: "password", origin };
}
