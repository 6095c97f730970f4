import { Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from "vscode";
import {
  type AlertedPort,
  knownPorts,
  type PortAlertAnswer,
  type PortAlertParams,
  portAlertRequest,
} from "../../../server/src/protocol/port-alert.ts";
import type { CommandContext } from "./command-context.ts";

/** What the command asks for; whoever runs it may say all of it. */
interface Wanted {
  readonly ports: readonly AlertedPort[];
  readonly rules: Uri;
  readonly telegraf: Uri;
}

/** Writes what watches a port: an input of Telegraf and an alerting rule, in one edit that can be undone. */
export async function newPortAlert({ client }: CommandContext, given?: unknown): Promise<void> {
  const running = await client();
  const wanted = isWanted(given) ? given : await ask();
  if (running === undefined || wanted === undefined) return;
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
  for (const uri of [wanted.telegraf, wanted.rules]) await window.showTextDocument(uri, { preview: false });
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

async function ask(): Promise<Wanted | undefined> {
  const host = await window.showInputBox({
    title: "New Alert for a Port",
    prompt: "Host to watch: a name or an address",
    ignoreFocusOut: true,
    validateInput: (text) =>
      /[\s/"']/.test(text) ? "A host has no scheme, no path and no spaces." : undefined,
  });
  if (host === undefined || host === "") return undefined;
  const ports = await askPorts(host.trim());
  if (ports === undefined || ports.length === 0) return undefined;
  const rules = await chooseFile(
    "Write the alert into",
    "{**/*.yml,**/*.yaml,**/*.rules}",
    "rules/ports.yml",
  );
  if (rules === undefined) return undefined;
  const pattern = "{**/telegraf*.conf,**/telegraf.d/*.conf}";
  const telegraf = await chooseFile("Write Telegraf's input into", pattern, "telegraf.conf");
  return telegraf && { ports, rules, telegraf };
}

async function askPorts(host: string): Promise<readonly AlertedPort[] | undefined> {
  const items = knownPorts.map(([service, port, protocol]) => ({
    label: `${service} ${port}`,
    description: protocol,
    port: { host, port, protocol, service } as AlertedPort,
  }));
  const others = { label: "Other ports…", description: "", port: undefined };
  const chosen = await window.showQuickPick([...items, others], {
    title: `Ports of ${host}`,
    canPickMany: true,
    ignoreFocusOut: true,
  });
  if (chosen === undefined) return undefined;
  const known = chosen.flatMap(({ port }) => port ?? []);
  if (!chosen.includes(others)) return askProtocols(known);
  const typed = await window.showInputBox({
    title: `Other Ports of ${host}`,
    prompt: "Numbers with commas between them",
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^\s*\d+(?:\s*,\s*\d+)*\s*$/.test(text) ? undefined : "For example: 8080, 9092",
  });
  const numbers = typed === undefined ? [] : typed.split(",").map((part) => part.trim());
  return askProtocols([...known, ...numbers.map((port): AlertedPort => ({ host, port, protocol: "tcp" }))]);
}

/** Most ports are watched over one protocol; SIP is spoken over both. */
async function askProtocols(ports: readonly AlertedPort[]): Promise<readonly AlertedPort[] | undefined> {
  const usual = "As usual for each port";
  const choice = await window.showQuickPick(
    [
      { label: usual, description: ports.map(({ port, protocol }) => `${port} ${protocol}`).join(", ") },
      { label: "tcp", description: "Telegraf opens a connection" },
      { label: "udp", description: "Telegraf sends something and expects an answer" },
    ],
    { title: "Protocol", ignoreFocusOut: true },
  );
  if (choice === undefined) return undefined;
  const { label } = choice;
  return label === usual
    ? ports
    : ports.map((port) => ({ ...port, protocol: label === "udp" ? "udp" : "tcp" }));
}

/** One of the files of the workspace, those first whose names say what they hold, or a new one. */
async function chooseFile(title: string, pattern: string, usual: string): Promise<Uri | undefined> {
  const found = await workspace.findFiles(pattern, "**/node_modules/**", 1000);
  const active = window.activeTextEditor?.document.uri.toString();
  const rank = (uri: Uri): number =>
    uri.toString() === active ? 0 : /rule|alert|telegraf/i.test(workspace.asRelativePath(uri)) ? 1 : 2;
  const items = found
    .sort((one, other) => rank(one) - rank(other) || one.path.localeCompare(other.path))
    .map((uri) => ({ label: workspace.asRelativePath(uri), uri: uri as Uri | undefined }));
  const chosen = await window.showQuickPick([...items, { label: "New file…", uri: undefined }], {
    title,
    ignoreFocusOut: true,
  });
  if (chosen === undefined || chosen.uri !== undefined) return chosen?.uri;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return window.showSaveDialog({ title, ...(folder && { defaultUri: Uri.joinPath(folder, usual) }) });
}
