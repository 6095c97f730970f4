import type { CompletionList } from "vscode-languageserver-types";
import { commonInputOptions } from "../../core/catalogue/telegraf-options.ts";
import { type Offer, toItems } from "../completion/item.ts";
import type { FeatureContext } from "../feature-context.ts";
import { isBoolean, optionsOf, optionWords } from "./option-words.ts";

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
  const around = tableAround(text, start);
  if (around === undefined) return undefined;
  const option = /^\s*(\w*)$/.exec(before);
  if (option !== null) {
    const rest = /^\w*/.exec(after)![0];
    const word = { from: offset - option[1]!.length, to: offset + rest.length };
    const hasEquals = /^\s*=/.test(after.slice(rest.length));
    return { isIncomplete: false, items: toItems(context, word, optionOffers(context, around, hasEquals)) };
  }
  const value = /^\s*(\w+)\s*=\s*("?\w*)$/.exec(before);
  const choices = value === null ? [] : choicesOf(context, around.table, value[1]!);
  if (value === null || choices.length === 0) return undefined;
  const word = { from: offset - value[2]!.length, to: offset + /^\w*"?/.exec(after)![0].length };
  const offers = choices.map((label): Offer => ({ label, kind: "value" }));
  return { isIncomplete: false, items: toItems(context, word, offers) };
}

/** What an option may be, or what the sample configuration has. */
function choicesOf({ file }: FeatureContext, table: string, option: string): readonly string[] {
  const known = knownChoices.get(`${table}.${option}`);
  if (known !== undefined) return known;
  const sample = file.options.catalogue?.telegraf.options.sample(table, option)?.text ?? "";
  if (isBoolean(sample)) return ["true", "false"];
  return sample.length > 1 || /^\d$/.test(sample) ? [sample] : [];
}

const knownChoices: ReadonlyMap<string, readonly string[]> = new Map([
  ["inputs.net_response.protocol", ['"tcp"', '"udp"']],
  ["inputs.http_response.method", ['"GET"', '"HEAD"', '"POST"']],
  ["outputs.prometheus_client.metric_version", ["1", "2"]],
]);

function headerOffers({ file }: FeatureContext): Offer[] {
  const known = file.options.catalogue?.telegraf.options.inputs ?? [];
  const names = [...known.map((name) => `inputs.${name}`), "outputs.prometheus_client"];
  const labels = [...names.map((name) => `[[${name}]]`), "[agent]", "[global_tags]"];
  return labels.map((label) => ({ label, kind: "field" }));
}

function optionOffers(
  { file }: FeatureContext,
  { table, written }: TableAround,
  hasEquals: boolean,
): Offer[] {
  const all = file.options.catalogue?.telegraf.options;
  const own = (all && optionsOf(all, table))?.names ?? [];
  const isInput = table.startsWith("inputs.");
  const common = isInput ? commonInputOptions.filter((each) => !own.includes(each)) : [];
  return [...own, ...common]
    .filter((option) => !written.has(option))
    .map((option) => {
      const documentation = all && optionWords(all, table, option).join("\n\n");
      return {
        label: option,
        kind: "field",
        group: own.includes(option) ? 0 : 1,
        ...(documentation && { documentation }),
        ...(hasEquals ? undefined : { text: `${option} = ` }),
      };
    });
}

interface TableAround {
  /** `inputs.cpu`, or `agent`. */
  readonly table: string;
  /** The options that are there already. */
  readonly written: ReadonlySet<string>;
}

/** The table that a line stands in; a table within one has options of its own, of which nothing is known. */
function tableAround(text: string, lineStart: number): TableAround | undefined {
  const above = text.slice(0, lineStart);
  const headers = [...above.matchAll(/^[ \t]*\[{1,2}([\w.-]+)\]{1,2}/gm)];
  const last = headers.at(-1);
  if (last === undefined || !/^(?:(?:inputs|outputs)\.[\w-]+|agent)$/.test(last[1]!)) return undefined;
  const from = last.index + last[0].length;
  const next = /^[ \t]*\[/m.exec(text.slice(lineStart));
  const body = text.slice(from, next === null ? text.length : lineStart + next.index);
  const written = new Set([...body.matchAll(/^[ \t]*(\w+)\s*=/gm)].map(([, option]) => option!));
  return { table: last[1]!, written };
}
