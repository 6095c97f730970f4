import { Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from "vscode";
import {
  type AlertedPort,
  type PortAlertAnswer,
  type PortAlertFiles,
  type PortAlertParams,
  portAlertFilesRequest,
  portAlertRequest,
} from "../../../server/src/protocol/port-alert.ts";
import type { RunningClient } from "../language-client.ts";
import { askFile } from "./ask-file.ts";
import { askPorts } from "./ask-ports.ts";
import type { CommandContext } from "./command-context.ts";
import { parseHost } from "./port-input.ts";

/** What the command asks for; whoever runs it may say all of it. */
interface Wanted {
  readonly ports: readonly AlertedPort[];
  readonly rules: Uri;
  readonly telegraf: Uri;
}

/** Writes what watches a port: an input of Telegraf and an alerting rule, in one edit that can be undone. */
export async function newPortAlert({ client }: CommandContext, given?: unknown): Promise<void> {
  const running = await client();
  if (running === undefined) return;
  const wanted = isWanted(given) ? given : await ask(running);
  if (wanted === undefined) return;
  const [rules, telegraf] = await Promise.all([openText(wanted.rules), openText(wanted.telegraf)]);
  const params: PortAlertParams = {
    ports: wanted.ports,
    rules: { uri: wanted.rules.toString(), text: rules?.getText() ?? "" },
    telegraf: { uri: wanted.telegraf.toString(), text: telegraf?.getText() ?? "" },
  };
  const answer = await running.ask<PortAlertAnswer>(portAlertRequest, params);
  if (answer === undefined || answer.trouble !== undefined) {
    await window.showWarningMessage(answer?.trouble ?? "The language server does not answer.");
    return;
  }
  const edit = new WorkspaceEdit();
  for (const [uri, document, edits] of [
    [wanted.telegraf, telegraf, answer.telegraf],
    [wanted.rules, rules, answer.rules],
  ] as const) {
    if (document === undefined) edit.createFile(uri, { ignoreIfExists: true });
    for (const { range, newText } of edits) {
      const { start, end } = range;
      edit.replace(uri, new Range(start.line, start.character, end.line, end.character), newText);
    }
  }
  await workspace.applyEdit(edit);
  await show(wanted.telegraf, answer.telegraf);
  await show(wanted.rules, answer.rules);
}

/** Where something was written. */
async function show(uri: Uri, edits: PortAlertAnswer["rules"]): Promise<void> {
  const [edit] = edits;
  if (edit === undefined) return;
  const [before = ""] = /^\s*/.exec(edit.newText) ?? [];
  const line = edit.range.start.line + before.split("\n").length - 1;
  const selection = new Range(line, 0, line, 0);
  const editor = await window.showTextDocument(uri, { preview: false, selection });
  const written = new Range(line, 0, line + edit.newText.trim().split("\n").length - 1, 0);
  editor.revealRange(written);
}

function isWanted(given: unknown): given is Wanted {
  return typeof given === "object" && given !== null && "ports" in given && "rules" in given;
}

async function openText(uri: Uri): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

async function ask(running: RunningClient): Promise<Wanted | undefined> {
  const typed = await window.showInputBox({
    title: "New Alert for a Port",
    prompt: "Host to watch: a name or an address, perhaps with its port",
    placeHolder: "db.example.com",
    ignoreFocusOut: true,
    validateInput: (text) =>
      text === "" || parseHost(text) ? undefined : "A host is a name or an address, such as 10.4.51.236.",
  });
  const { host, port } = parseHost(typed ?? "") ?? {};
  if (host === undefined) return undefined;
  const ports = await askPorts(host, port);
  if (ports === undefined) return undefined;
  const files = await running.ask<PortAlertFiles>(portAlertFilesRequest);
  const rules = await askFile({
    title: "Write the Alert into",
    files: (files?.rules ?? []).map((uri) => Uri.parse(uri)),
    usual: "rules/ports.yml",
    name: /\.(?:ya?ml|rules)$/i,
    rule: "Rules are in files called .yml, .yaml or .rules.",
  });
  if (rules === undefined) return undefined;
  const telegraf = await askFile({
    title: "Write Telegraf's Input into",
    files: (files?.telegraf ?? []).map((uri) => Uri.parse(uri)),
    usual: "telegraf.conf",
    name: /(?:^|[\\/])(?:telegraf[^\\/]*|telegraf\.d[\\/][^\\/]+)\.conf$/,
    rule: "Telegraf's configuration is called telegraf.conf, or lies in telegraf.d and ends with .conf.",
  });
  return telegraf && { ports, rules, telegraf };
}
