import { appendedInput } from "../files/telegraf/append-input.ts";
import { addressOf, netResponseInput, type ProbedPort } from "../files/telegraf/net-response-input.ts";
import { tomlText } from "../files/telegraf/telegraf-edit.ts";
import type { TelegrafSetup } from "../project/telegraf-setup.ts";
import type { VectorSelector } from "../promql/ast.ts";
import { matchersOf } from "../promql/selector.ts";
import type { Fix } from "../text/fix.ts";

/** Fixes that configure the input which makes what a selector asks for, with what its matchers say. */
export function inputFixes(input: string, selector: VectorSelector, setup: TelegrafSetup): readonly Fix[] {
  const file = fileFor(input, setup);
  if (file === undefined) return [];
  const name = file.slice(file.lastIndexOf("/") + 1);
  const source = setup.files.get(file)!;
  return tablesFor(input, selector).map(({ what, table }) => ({
    title: `Add ${what} to ${name}`,
    safe: false,
    edits: [],
    otherFiles: [{ file, edits: [appendedInput(source, input, table)] }],
  }));
}

/** Where others like it are, or else where the Prometheus output is. */
function fileFor(input: string, { inputs, outputs }: TelegrafSetup): string | undefined {
  const alike = inputs.find(({ plugin }) => plugin.name === input);
  return (alike ?? outputs.find(({ plugin }) => plugin.name === "prometheus_client"))?.file;
}

interface Table {
  readonly what: string;
  readonly table: string;
}

function tablesFor(input: string, selector: VectorSelector): readonly Table[] {
  const exact = (label: string): string | undefined => {
    const matcher = matchersOf(selector).find(({ name, matchType }) => name === label && matchType === "=");
    return matcher?.value || undefined;
  };
  const header = `[[inputs.${input}]]`;
  if (input === "net_response") return portTables(exact);
  const list = listOptions.get(input);
  const value = list && exact(list.label);
  if (list === undefined) return [{ what: header, table: header }];
  if (value === undefined) return [];
  return [{ what: `${header} for ${value}`, table: `${header}\n  ${list.option} = [${tomlText(value)}]` }];
}

/** Inputs that do nothing without being told what to look at, and the label that tells it. */
const listOptions: ReadonlyMap<string, { readonly label: string; readonly option: string }> = new Map([
  ["http_response", { label: "server", option: "urls" }],
  ["ping", { label: "url", option: "urls" }],
  ["dns_query", { label: "server", option: "servers" }],
  ["x509_cert", { label: "source", option: "sources" }],
]);

function portTables(exact: (label: string) => string | undefined): readonly Table[] {
  const port = exact("port");
  if (port === undefined) return [];
  const host = exact("server") ?? "localhost";
  const said = exact("protocol");
  const protocols = (["tcp", "udp"] as const).filter((each) => said === undefined || said === each);
  return protocols.map((protocol) => {
    const probed: ProbedPort = { protocol, host, port };
    const what = `[[inputs.net_response]] for ${protocol} ${addressOf(probed)}`;
    return { what, table: netResponseInput(probed) };
  });
}
