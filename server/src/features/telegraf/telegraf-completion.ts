import type { CompletionList } from "vscode-languageserver-types";
import { commonInputOptions } from "../../core/catalogue/telegraf-options.ts";
import { type Offer, toItems } from "../completion/item.ts";
import type { FeatureContext } from "../feature-context.ts";

/** What fits at a place of Telegraf's configuration, told from its lines: half-typed text is no TOML. */
export function telegrafCompletions(context: FeatureContext, offset: number): CompletionList | undefined {
  const text = context.file.text();
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const before = text.slice(start, offset);
  const after = /^[^\r\n]*/.exec(text.slice(offset))![0];
  const header = /^\s*(\[{1,2}[\w.]*)$/.exec(before);
  if (header !== null) {
    const word = { from: offset - header[1]!.length, to: offset + /^[\w.]*\]*/.exec(after)![0].length };
    return { isIncomplete: false, items: toItems(context, word, headerOffers(context)) };
  }
  const plugin = pluginAround(text, start);
  if (plugin === undefined) return undefined;
  const option = /^\s*(\w*)$/.exec(before);
  if (option !== null) {
    const rest = /^\w*/.exec(after)![0];
    const word = { from: offset - option[1]!.length, to: offset + rest.length };
    const hasEquals = /^\s*=/.test(after.slice(rest.length));
    return { isIncomplete: false, items: toItems(context, word, optionOffers(context, plugin, hasEquals)) };
  }
  const value = /^\s*(\w+)\s*=\s*("?\w*)$/.exec(before);
  const choices = value && choicesOf.get(`${plugin.name}.${value[1]}`);
  if (value === null || !choices) return undefined;
  const word = { from: offset - value[2]!.length, to: offset + /^\w*"?/.exec(after)![0].length };
  const offers = choices.map((label): Offer => ({ label, kind: "value" }));
  return { isIncomplete: false, items: toItems(context, word, offers) };
}

const choicesOf: ReadonlyMap<string, readonly string[]> = new Map([
  ["net_response.protocol", ['"tcp"', '"udp"']],
  ["http_response.method", ['"GET"', '"HEAD"', '"POST"']],
  ["prometheus_client.metric_version", ["1", "2"]],
  ["prometheus_client.string_as_label", ["true", "false"]],
  ["prometheus_client.export_timestamp", ["true", "false"]],
]);

function headerOffers({ file }: FeatureContext): Offer[] {
  const known = file.options.catalogue?.telegraf.options.inputs ?? [];
  const names = [...known.map((name) => `inputs.${name}`), "outputs.prometheus_client"];
  return names.map((name) => ({ label: `[[${name}]]`, kind: "field" }));
}

function optionOffers(
  { file }: FeatureContext,
  { room, name, written }: PluginAround,
  hasEquals: boolean,
): Offer[] {
  const all = file.options.catalogue?.telegraf.options;
  const own = (room === "inputs" ? all?.input(name) : all?.output(name))?.names ?? [];
  const common = room === "inputs" ? commonInputOptions.filter((each) => !own.includes(each)) : [];
  return [...own, ...common]
    .filter((option) => !written.has(option))
    .map((option) => {
      const documentation = all?.about(name, option);
      return {
        label: option,
        kind: "field",
        group: own.includes(option) ? 0 : 1,
        ...(documentation && { documentation }),
        ...(hasEquals ? undefined : { text: `${option} = ` }),
      };
    });
}

interface PluginAround {
  readonly room: string;
  readonly name: string;
  /** The options that are there already. */
  readonly written: ReadonlySet<string>;
}

/** The table that a line stands in; a table within one has options of its own, of which nothing is known. */
function pluginAround(text: string, lineStart: number): PluginAround | undefined {
  const above = text.slice(0, lineStart);
  const headers = [...above.matchAll(/^[ \t]*\[{1,2}([\w.-]+)\]{1,2}/gm)];
  const last = headers.at(-1);
  const [, room, name] = /^(inputs|outputs)\.([\w-]+)$/.exec(last?.[1] ?? "") ?? [];
  if (last === undefined || room === undefined || name === undefined) return undefined;
  const from = last.index + last[0].length;
  const next = /^[ \t]*\[/m.exec(text.slice(lineStart));
  const body = text.slice(from, next === null ? text.length : lineStart + next.index);
  const written = new Set([...body.matchAll(/^[ \t]*(\w+)\s*=/gm)].map(([, option]) => option!));
  return { room, name, written };
}
