import type { FileKind } from "../../core/files/file-kind.ts";
import { ownMetricsType } from "../../core/files/own-metrics/metric-entries.ts";
import { configTypeAt } from "../../core/files/prometheus-config/config-path.ts";
import {
  type ConfigFieldInfo,
  type ConfigType,
  choicesOf,
  structNamed,
} from "../../core/files/prometheus-config/config-struct.ts";
import { overrideSettings, promrulesSettings, type Setting } from "../../core/files/promrules-fields.ts";
import type { Dialect } from "../../core/files/read-options.ts";
import { type RelabelFields, relabelFieldsIn } from "../../core/files/relabel-fields.ts";
import { type FieldOwner, findField, type RuleField } from "../../core/files/rule-fields.ts";
import { type Span, shiftSpan } from "../../core/text/span.ts";
import { isPromql } from "../embedded-expressions.ts";
import { type KeyPlace, type ValuePlace, type YamlPlace, yamlPlaceAt } from "../yaml-place.ts";
import type { ExpressionPlace } from "./expression-place.ts";
import { expressionSituation } from "./expression-situation.ts";
import { type TemplatePlace, templateSituation } from "./template-situation.ts";
import type { ExpressionStyle } from "./write-text.ts";

/** What may be typed at a place of a file. `word` is what is there of it already; it counts from the start of the file. */
export type Situation = { readonly word: Span } & SituationPlace;

export type SituationPlace =
  | {
      readonly kind: "field";
      readonly owner: FieldOwner;
      readonly key: KeyPlace;
      /** The dash of the list item has to be written too. */
      readonly needsDash: boolean;
    }
  | { readonly kind: "field value"; readonly owner: FieldOwner; readonly field: RuleField }
  /** A key below `labels:` or `annotations:`. */
  | { readonly kind: "label name"; readonly owner: FieldOwner; readonly field: RuleField }
  | {
      readonly kind: "expression";
      readonly place: ExpressionPlace;
      /** The whole expression, as good as it can be told from half a text, and the place in it. */
      readonly text: string;
      readonly offset: number;
      /** The word, counted from the start of the expression. */
      readonly inner: Span;
      readonly style: ExpressionStyle;
    }
  /** Within an action of a label or an annotation; the queries in it are expressions. */
  | {
      readonly kind: "template";
      readonly place: TemplatePlace;
      /** The whole template, as good as it can be told from half a text, and the place in it. */
      readonly text: string;
      readonly offset: number;
    }
  | { readonly kind: "setting"; readonly settings: readonly Setting[]; readonly key: KeyPlace }
  | { readonly kind: "setting value"; readonly setting: Setting }
  /** The id of a check, below `checks:` of promrules.yaml or behind `ignore` in a comment. */
  | { readonly kind: "check"; readonly hasColon: boolean | undefined }
  | {
      readonly kind: "relabel field";
      readonly in: RelabelFields;
      readonly key: KeyPlace;
      readonly needsDash: boolean;
    }
  | { readonly kind: "relabel action" }
  /** The name of a label in a relabel rule: one that it reads, or the one that it makes. */
  | { readonly kind: "relabel label"; readonly role: "source" | "target"; readonly listed: readonly string[] }
  /** A field of another structure of prometheus.yml, and one of the words that such a field takes. */
  | {
      readonly kind: "config field";
      readonly fields: readonly ConfigFieldInfo[];
      readonly key: KeyPlace;
      readonly needsDash: boolean;
    }
  | { readonly kind: "config value"; readonly type: ConfigType }
  | { readonly kind: "directive" };

export interface SituationFile {
  readonly kind: FileKind;
  readonly dialect: Dialect;
  /** The path of what the text is an item of, when it is a piece of a file. */
  readonly above: readonly string[];
}

/** Where `offset` is, told from the text alone: text that is being typed has no tree most of the time. */
export function situationAt(text: string, offset: number, file: SituationFile): Situation | undefined {
  switch (file.kind) {
    case "promql":
      return isPromql(file.dialect)
        ? inExpression(text, offset, { from: 0, to: text.length }, "as is")
        : undefined;
    case "rule-file":
    case "kubernetes-rules": {
      return inRules(text, offset, file);
    }
    case "prometheus-config":
    case "kubernetes-monitors":
      return inScraping(text, offset, file.kind);
    case "promrules-config": {
      const place = yamlPlaceAt(text, offset);
      return place === undefined ? undefined : inConfiguration(text, offset, place);
    }
    case "own-metrics": {
      const place = yamlPlaceAt(text, offset);
      return place === undefined ? undefined : inConfig(text, offset, place, ownMetricsType);
    }
    default:
      return undefined;
  }
}

function inRules(text: string, offset: number, file: SituationFile): Situation | undefined {
  const { path, at } = yamlPlaceAt(text, offset, ["expr"]) ?? {};
  const { dialect, above } = file;
  if (path === undefined || at === undefined) return undefined;
  if (at.kind === "comment") return inComment(text, offset);
  const embedded = at.kind === "value" && at.style === "block" && path.at(-2) === "data";
  if (embedded) return inEmbeddedRules(text, offset, { span: at.span, file });
  const inner = innerPath([...above, ...path]);
  if (at.kind === "key") return atKey(inner, at, dialect);
  const name = inner.at(-1);
  if (ownerAt(inner.slice(0, -2)) === "rule" && templateFields.has(inner.at(-2)!)) {
    return inTemplateScalar(text, offset, at, dialect);
  }
  const owner = ownerAt(inner.slice(0, -1));
  const field = owner === undefined || name === undefined ? undefined : findField(owner, dialect, name);
  if (owner === undefined || field === undefined) return undefined;
  if (field.type === "expr") {
    return isPromql(dialect) ? inExpressionScalar(text, offset, at) : undefined;
  }
  return { kind: "field value", owner, field, word: wordAround(text, offset) };
}

/** Rule files in the data of a ConfigMap. */
function inEmbeddedRules(
  text: string,
  offset: number,
  { span: { from, to }, file }: { span: Span; file: SituationFile },
): Situation | undefined {
  const situation = inRules(text.slice(from, to), offset - from, file);
  return situation && { ...situation, word: shiftSpan(situation.word, from) };
}

/** What lies above `groups:` is the business of whatever the rules are wrapped in. */
function innerPath(path: readonly string[]): readonly string[] {
  const groups = path.indexOf("groups");
  return groups === -1 ? path : path.slice(groups);
}

function ownerAt(path: readonly string[]): FieldOwner | undefined {
  const written = path.join("/");
  if (written === "" || written === "spec") return "file";
  if (written === "groups/-") return "group";
  return written === "groups/-/rules/-" ? "rule" : undefined;
}

function atKey(path: readonly string[], key: KeyPlace, dialect: Dialect): Situation | undefined {
  const { word } = key;
  const owner = ownerAt(path);
  if (owner !== undefined) return { kind: "field", owner, key, needsDash: false, word };
  const item = ownerAt([...path, "-"]);
  if (item !== undefined) return { kind: "field", owner: item, key, needsDash: true, word };
  const above = ownerAt(path.slice(0, -1));
  const field = above === undefined ? undefined : findField(above, dialect, path.at(-1)!);
  if (above === undefined || field === undefined) return undefined;
  const hasNames = field.type === "labels" || field.type === "annotations";
  return hasNames ? { kind: "label name", owner: above, field, word } : undefined;
}

function inExpressionScalar(text: string, offset: number, place: ValuePlace): Situation {
  const { from, to } = contentOf(text, offset, place);
  return inExpression(withoutEscapes(text.slice(0, to), place.style), offset, { from, to }, place.style);
}

/** What stands between the quotes of a scalar, the second of which may be missing. */
function contentOf(text: string, offset: number, { span, style }: Pick<ValuePlace, "span" | "style">): Span {
  const isQuoted = style === "single-quoted" || style === "double-quoted";
  const raw = text.slice(span.from, span.to);
  const isClosed = isQuoted && raw.length > 1 && raw.endsWith(raw[0]!);
  const from = span.from + (isQuoted ? 1 : 0);
  const to = Math.max(isClosed ? span.to - 1 : span.to, offset);
  return { from: Math.min(from, offset), to };
}

/** The labels and annotations of alerting rules are templates. */
const templateFields: ReadonlySet<string> = new Set(["labels", "annotations"]);

function inTemplateScalar(
  text: string,
  offset: number,
  { span, style }: ValuePlace,
  dialect: Dialect,
): Situation | undefined {
  const { from, to } = contentOf(text, offset, { span, style });
  if (!text.slice(from, to).includes("{{")) return undefined;
  const template = withoutEscapes(text.slice(0, to), style).slice(from);
  const situation = templateSituation(template, offset - from);
  if (situation === undefined) return undefined;
  const { word, ...place } = situation;
  if (place.kind !== "query") {
    return { kind: "template", place, text: template, offset: offset - from, word: shiftSpan(word, from) };
  }
  const query = shiftSpan(place.content, from);
  const written = withoutEscapes(text.slice(0, to), style);
  const isRaw = written[query.from - 1] === "`";
  return isPromql(dialect)
    ? inExpression(isRaw ? written : withoutBackslashes(written), offset, query, "in a template")
    : undefined;
}

function inExpression(text: string, offset: number, { from, to }: Span, style: ExpressionStyle): Situation {
  const expression = text.slice(from, to);
  const { word, ...place } = expressionSituation(expression, offset - from);
  return {
    kind: "expression",
    place,
    text: expression,
    offset: offset - from,
    inner: word,
    style,
    word: shiftSpan(word, from),
  };
}

/** Escaped quotes become plain ones, at the same length: offsets stay as they are. */
function withoutEscapes(text: string, style: ValuePlace["style"]): string {
  // The backslash of a quote that PromQL escapes stays with it.
  if (style === "single-quoted") return text.replace(/(?<!\\)(\\*)''/g, " $1'");
  return style === "double-quoted" ? withoutBackslashes(text) : text;
}

/** Backslashes before a quote stay with it: an escaped quote in a text that is escaped itself keeps its backslash. */
function withoutBackslashes(text: string): string {
  return text.replace(
    /(?:\\\\)*\\"|(?:\\\\)+/g,
    (run) => " ".repeat(run.length / 2) + run.replace(/\\(.)/g, "$1"),
  );
}

function inConfiguration(text: string, offset: number, { path, at }: YamlPlace): Situation | undefined {
  if (at.kind === "comment") return undefined;
  const inner = path[0] === "overrides" && path[1] === "-" ? path.slice(2) : path;
  const settings = inner === path ? promrulesSettings : overrideSettings;
  const setting = settings.find(({ name }) => name === inner[0]);
  if (inner.length === 0)
    return at.kind === "key" ? { kind: "setting", settings, key: at, word: at.word } : undefined;
  if (setting === undefined) return undefined;
  const word = wordAround(text, offset);
  const isItem = inner.length === 2 && inner[1] === "-";
  const { kind } = setting.type;
  if (kind === "levels" && inner.length === 1 && at.kind === "key") {
    return { kind: "check", hasColon: at.hasColon, word: at.word };
  }
  const takesValue =
    (kind === "choice" && inner.length === 1 && at.kind === "value") ||
    (kind === "levels" && inner.length === 2 && at.kind === "value") ||
    (kind === "choices" && ((isItem && at.kind === "key") || (inner.length === 1 && at.kind === "value")));
  return takesValue ? { kind: "setting value", setting, word } : undefined;
}

function inScraping(text: string, offset: number, kind: FileKind): Situation | undefined {
  const fields = relabelFieldsIn(kind)!;
  const isConfig = kind === "prometheus-config";
  const { path, at } = yamlPlaceAt(text, offset) ?? {};
  if (path === undefined || at === undefined) return undefined;
  if (at.kind === "comment") return inComment(text, offset);
  const list = path.findLastIndex((key) => fields.lists.has(key));
  if (list === -1) return isConfig ? inConfig(text, offset, { path, at }) : undefined;
  const inner = path.slice(list + 1).join("/");
  const named = inRelabelLabel(text, offset, inner, at);
  if (named !== undefined) return named;
  if (at.kind === "key") {
    if (inner !== "" && inner !== "-") return undefined;
    return { kind: "relabel field", in: fields, key: at, needsDash: inner === "", word: at.word };
  }
  return inner === "-/action" ? { kind: "relabel action", word: wordAround(text, offset) } : undefined;
}

const labelFields: ReadonlyMap<string, "source" | "target"> = new Map([
  ["-/source_labels", "source"],
  ["-/source_labels/-", "source"],
  ["-/sourceLabels", "source"],
  ["-/sourceLabels/-", "source"],
  ["-/target_label", "target"],
  ["-/targetLabel", "target"],
]);

/** A name in a list in brackets, in a list of dashes, or alone. */
function inRelabelLabel(
  text: string,
  offset: number,
  path: string,
  at: KeyPlace | ValuePlace,
): Situation | undefined {
  const role = labelFields.get(path);
  // An item of a list without a colon looks like a key that is being typed.
  const isItem = path.endsWith("/-");
  if (role === undefined || (at.kind === "key" ? !isItem || at.hasColon : isItem)) return undefined;
  const word = wordAround(text, offset);
  const span = at.kind === "value" ? at.span : word;
  const others = text.slice(span.from, word.from) + text.slice(word.to, Math.max(word.to, span.to));
  const listed = role === "source" && at.kind === "value" ? (others.match(/\w+/g) ?? []) : [];
  return { kind: "relabel label", role, listed, word };
}

/** Outside of the relabel rules of a prometheus.yml, or in another file with such tables. */
function inConfig(
  text: string,
  offset: number,
  { path, at }: YamlPlace,
  root?: ConfigType,
): Situation | undefined {
  const type = configTypeAt(path, root);
  if (type === undefined) return undefined;
  const item = type.kind === "list" && at.kind === "key" ? type.item : undefined;
  const struct = item ?? type;
  if (at.kind === "key" && struct.kind === "struct") {
    const fields = [...structNamed(struct.name).fields.values()];
    return { kind: "config field", fields, key: at, needsDash: item !== undefined, word: at.word };
  }
  // An item of a list without a colon looks like a key that is being typed.
  const isValue = at.kind === "value" || (at.kind === "key" && path.at(-1) === "-" && !at.hasColon);
  return isValue && choicesOf(type).length > 0
    ? { kind: "config value", type, word: configWordAround(text, offset) }
    : undefined;
}

/** Words of configurations may have dots in them. */
function configWordAround(text: string, offset: number): Span {
  const before = /[\w.-]*$/.exec(text.slice(Math.max(0, offset - 100), offset))![0];
  const after = /^[\w.-]*/.exec(text.slice(offset, offset + 100))![0];
  return { from: offset - before.length, to: offset + after.length };
}

/** `# promrules: ignore check`. */
function inComment(text: string, offset: number): Situation | undefined {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  const word = wordAround(text, offset);
  if (/#\s*promrules:\s*[\w-]*$/.test(line)) return { kind: "directive", word };
  return /#\s*promrules:\s*ignore(?:-file)?\s+[\w-]*$/.test(line)
    ? { kind: "check", hasColon: undefined, word }
    : undefined;
}

/** The letters, digits, dashes and underscores around a place. */
function wordAround(text: string, offset: number): Span {
  let from = offset;
  let to = offset;
  while (from > 0 && /[\w-]/.test(text[from - 1]!)) from--;
  while (to < text.length && /[\w-]/.test(text[to]!)) to++;
  return { from, to };
}
