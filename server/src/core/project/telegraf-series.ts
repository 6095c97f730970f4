import type { TelegrafField, TelegrafMeasurement } from "../catalogue/catalogue-data.ts";
import { entryOf, type TelegrafPlugin, type TelegrafTable } from "../files/telegraf/telegraf-config.ts";
import type { Place } from "../labels/place.ts";
import { textMatches } from "../text/glob.ts";
import type { ConfiguredPlugin, TelegrafSetup } from "./telegraf-setup.ts";
import { type ConfiguredText, configuredValues, namesOfCodes } from "./telegraf-values.ts";

/** A metric that a configured input offers to Prometheus. */
export interface TelegrafSeries {
  readonly metric: string;
  /** As the catalogue knows the metric, which the configuration may have given another name. */
  readonly knownAs: string;
  readonly input: ConfiguredPlugin;
  readonly labels: readonly TelegrafLabel[];
  /** Whether it has no others. */
  readonly hasAllLabels: boolean;
}

export interface TelegrafLabel {
  readonly name: string;
  readonly by: "plugin" | "field" | "tag" | "global tag" | "agent";
  /** Where the configuration says it, or the input that makes it. */
  readonly place: Place;
  /** Those that are known, with where the configuration says them. */
  readonly values: ReadonlyMap<string, Place>;
}

/** The series that the inputs make whose measurements are known, by way of any Prometheus output that is configured. */
export function telegrafSeries(
  setup: TelegrafSetup,
  measurements: readonly TelegrafMeasurement[],
): readonly TelegrafSeries[] {
  const clients = setup.outputs.filter(({ plugin }) => plugin.name === "prometheus_client");
  if (clients.length === 0) return [];
  const output = {
    hasBooleans: clients.some(({ plugin }) => settingOf(plugin, "metric_version") === 2),
    hasTexts: clients.some(({ plugin }) => settingOf(plugin, "string_as_label") !== false),
  };
  return setup.inputs.flatMap((input) =>
    measurements
      .filter(({ plugin }) => plugin === input.plugin.name)
      .flatMap((measurement) => [...seriesOf(input, measurement, { setup, output })]),
  );
}

interface Surroundings {
  readonly setup: TelegrafSetup;
  readonly output: { readonly hasBooleans: boolean; readonly hasTexts: boolean };
}

function* seriesOf(
  input: ConfiguredPlugin,
  measurement: TelegrafMeasurement,
  surroundings: Surroundings,
): Iterable<TelegrafSeries> {
  const { settings } = input.plugin;
  if (!passes(settings, ["namepass"], ["namedrop"], measurement.measurement)) return;
  const name = `${textOf(settings, "name_prefix")}${textOf(settings, "name_override") || measurement.measurement}${textOf(settings, "name_suffix")}`;
  const isKept = (field: string): boolean =>
    passes(settings, ["fieldinclude", "fieldpass"], ["fieldexclude", "fielddrop"], field);
  const labels = labelsOf(input, measurement, isKept, surroundings);
  const tags = entryOf(settings, "tags")?.value.kind;
  const opens = measurement.openedBy?.some((option) => entryOf(settings, option) !== undefined) === true;
  const hasAllLabels = measurement.isComplete === true && !opens && (tags ?? "table") === "table";
  for (const field of measurement.fields) {
    if (!field.prometheus || !isKept(field.name)) continue;
    if (field.type === "bool" && !surroundings.output.hasBooleans) continue;
    yield { metric: metricName(name, field), knownAs: field.prometheus, input, labels, hasAllLabels };
  }
}

/** As `MetricName` of Telegraf's serializer puts it together. */
function metricName(measurement: string, { name, kind }: TelegrafField): string {
  const isWhole = name === "value" || (name === kind && (kind === "counter" || kind === "gauge"));
  return sanitized(isWhole ? measurement : `${measurement}_${name}`);
}

function labelsOf(
  { file, plugin }: ConfiguredPlugin,
  measurement: TelegrafMeasurement,
  isKept: (field: string) => boolean,
  { setup, output }: Surroundings,
): readonly TelegrafLabel[] {
  const { settings, nameSpan } = plugin;
  const { tags, fields } = measurement;
  const labels = new Map<string, TelegrafLabel>();
  const add = (name: string, rest: Omit<TelegrafLabel, "name">): void => {
    const label = sanitized(name);
    // Whoever comes first wins: a tag never takes the place of one that the plugin sets.
    if (!labels.has(label)) labels.set(label, { name: label, ...rest });
  };
  const isTagKept = (tag: string): boolean => passes(settings, ["taginclude"], ["tagexclude"], tag);
  const input: Place = { file, span: nameSpan };
  const placed = (texts: readonly ConfiguredText[]): ReadonlyMap<string, Place> =>
    new Map(texts.map(({ value, span = nameSpan }) => [value, { file, span }]));
  const codesOf = (label: string): ReadonlyMap<string, Place> =>
    placed(namesOfCodes(measurement, label).map((value) => ({ value })));
  if (output.hasTexts) {
    for (const { name, type } of fields) {
      if (type === "string" && isKept(name)) add(name, { by: "field", place: input, values: codesOf(name) });
    }
  }
  for (const name of tags) {
    if (!isTagKept(name)) continue;
    const configured = placed(configuredValues(plugin, name));
    const values = configured.size > 0 ? configured : codesOf(name);
    add(name, { by: "plugin", place: input, values });
  }
  const own = entryOf(settings, "tags")?.value;
  const written = own?.kind === "table" ? own.entries.map((entry) => ({ file, entry })) : [];
  for (const [by, list] of [["tag", written] as const, ["global tag", setup.globalTags] as const]) {
    for (const { file: place, entry } of list) {
      if (!isTagKept(entry.key)) continue;
      const at: Place = { file: place, span: entry.keySpan };
      const values = new Map(entry.value.kind === "string" ? [[entry.value.value, at] as const] : []);
      add(entry.key, { by, place: at, values });
    }
  }
  if (!setup.omitsHost && isTagKept("host")) {
    add("host", { by: "agent", place: input, values: new Map(setup.hostnames.map((name) => [name, input])) });
  }
  return [...labels.values()];
}

/** Whether filters may leave something in: what is not known leaves everything in. */
function passes(
  settings: TelegrafTable,
  includes: readonly string[],
  excludes: readonly string[],
  name: string,
): boolean {
  const include = includes.map((key) => globsOf(settings, key)).find((globs) => globs !== undefined);
  if (
    include !== undefined &&
    include.length > 0 &&
    !include.some((glob) => glob === undefined || textMatches(glob, name))
  )
    return false;
  const exclude = excludes.flatMap((key) => globsOf(settings, key) ?? []);
  return !exclude.some((glob) => glob !== undefined && textMatches(glob, name));
}

/** Missing when there is no such filter. A pattern is missing when it is not known, or not simple. */
function globsOf(settings: TelegrafTable, key: string): readonly (string | undefined)[] | undefined {
  const value = entryOf(settings, key)?.value;
  if (value === undefined) return undefined;
  if (value.kind !== "list") return [undefined];
  return value.items.map((item) =>
    item.kind === "string" && !/[[{\\]/.test(item.value) ? item.value : undefined,
  );
}

function textOf(settings: TelegrafTable, key: string): string {
  const value = entryOf(settings, key)?.value;
  return value?.kind === "string" ? value.value : "";
}

function settingOf({ settings }: TelegrafPlugin, key: string): number | boolean | undefined {
  const value = entryOf(settings, key)?.value;
  return value?.kind === "number" || value?.kind === "boolean" ? value.value : undefined;
}

/** Names that were valid before UTF-8 stay; in others what is not allowed becomes `_`, and those at the ends go. */
function sanitized(name: string): string {
  if (/^[a-zA-Z_:][\w:]*$/.test(name)) return name;
  return name
    .replace(/^[^a-zA-Z_:]/, "")
    .replace(/[^\w:]/g, "_")
    .replace(/^_+|_+$/g, "");
}
