import { internalLabelTable, metaLabelTable } from "./meta-labels.generated.ts";

/** A label that a service discovery gives its targets, for relabelling only. */
export interface MetaLabel {
  /** As documented, with placeholders: `__meta_kubernetes_pod_label_<labelname>`. */
  readonly name: string;
  /** The name as a fully anchored regular expression, where it has placeholders: `__meta_kubernetes_pod_label_(.+)`. */
  readonly pattern: string | undefined;
  /** The name of the discovery's list without `_sd_configs`. */
  readonly sd: string;
  readonly role: string | undefined;
  /** Documented as being on some targets only. Others may be missing too, where there is nothing to say. */
  readonly isOptional: boolean;
  /** Several values in one text, with separators. */
  readonly isList: boolean;
  readonly description: string;
  /** The first release that has it; missing when none has yet, or that is not known. */
  readonly since: string | undefined;
}

/** A label with a meaning of its own for Prometheus. */
export interface InternalLabel {
  /** As documented, with a placeholder or an asterisk: `__param_<name>`, `__tmp*`. */
  readonly name: string;
  readonly description: string;
  /** Where its first value comes from. */
  readonly initial: string | undefined;
  /** Whether series get it. */
  readonly isKept: boolean;
  readonly since: string | undefined;
}

/** The meta labels of a discovery; of all its roles where the role is not known. Empty when the discovery is not known. */
export function metaLabelsOf(sd: string, role: string | undefined): readonly MetaLabel[] {
  const { bySd } = table();
  const known = bySd.get(sd) ?? [];
  const own = known.filter((label) => label.role === role);
  if (own.length === 0) return withoutRepetitions(known);
  return withoutRepetitions([...own, ...inheritedLabels(sd, role)]);
}

/** Whether the table has all meta labels of a discovery. */
export function isKnownDiscovery(sd: string): boolean {
  return table().bySd.has(sd);
}

/** What a meta label is in each discovery and role that has it; nothing when the name is none. */
export function describeMetaLabel(name: string): readonly MetaLabel[] {
  const { byName, patterns } = table();
  const exact = byName.get(name);
  if (exact !== undefined) return exact;
  return patterns
    .filter(({ prefix }) => name.startsWith(prefix) && name.length > prefix.length)
    .map(({ label }) => label);
}

/** Whether a name, or a pattern such as `__param_<name>`, is the one of the label. */
export function isNameOf(name: string, label: Pick<MetaLabel | InternalLabel, "name">): boolean {
  const open = label.name.search(/[<*]/);
  if (open === -1) return name === label.name;
  return name === label.name || (name.startsWith(label.name.slice(0, open)) && name.length > open);
}

/** Labels that every target may have, `__address__` and `job` among them. */
export function internalLabels(): readonly InternalLabel[] {
  internal ??= readInternalLabels();
  return internal;
}

interface MetaLabelTable {
  readonly bySd: ReadonlyMap<string, readonly MetaLabel[]>;
  readonly byName: ReadonlyMap<string, readonly MetaLabel[]>;
  /** Labels with placeholders; the longest text before the placeholder first. */
  readonly patterns: readonly { readonly prefix: string; readonly label: MetaLabel }[];
}

let internal: readonly InternalLabel[] | undefined;
let known: MetaLabelTable | undefined;

function table(): MetaLabelTable {
  known ??= indexed([...readMetaLabels(), ...namespaceLabels()]);
  return known;
}

function indexed(labels: readonly MetaLabel[]): MetaLabelTable {
  const bySd = new Map<string, MetaLabel[]>();
  const byName = new Map<string, MetaLabel[]>();
  for (const label of labels) {
    addTo(bySd, label.sd, label);
    addTo(byName, label.name, label);
  }
  const patterns = labels
    .filter(({ pattern }) => pattern !== undefined)
    .map((label) => ({ prefix: label.name.slice(0, label.name.indexOf("<")), label }))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  return { bySd, byName, patterns };
}

function addTo(index: Map<string, MetaLabel[]>, key: string, label: MetaLabel): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [label]);
  else list.push(label);
}

/**
 * A line that starts with `=` names a discovery, a role, the release that most of its labels came with, and the subject
 * of their descriptions. Each other line is a label: its name without `__meta_`, `?` when it is optional, `*` when it
 * is a list, its release (`-`: none yet) and its description, where those are its own.
 */
function* readMetaLabels(): Iterable<MetaLabel> {
  let head: readonly string[] = [];
  for (const line of metaLabelTable.trim().split("\n")) {
    if (line.startsWith("=")) head = line.slice(1).split("|");
    else yield readMetaLabel(line, head);
  }
}

function readMetaLabel(
  line: string,
  [sd = "", role = "", usualSince = "", subject = ""]: readonly string[],
): MetaLabel {
  const [marked = "", ownSince = "", ...own] = line.split("|");
  const shortName = marked.replace(/[?*]+$/, "");
  const name = `__meta_${shortName}`;
  const isOptional = marked.includes("?");
  const isList = marked.endsWith("*");
  const since = ownSince === "-" ? "" : ownSince || usualSince;
  return {
    name,
    pattern: patternOf(name),
    sd,
    role: role === "" ? undefined : role,
    isOptional,
    isList,
    description:
      own.join("|") || `${subject}: ${wordsOf(shortName)}${restOf({ shortName, isList, isOptional })}.`,
    since: since === "" ? undefined : since,
  };
}

function patternOf(name: string): string | undefined {
  return name.includes("<") ? name.replace(/<\w+>/g, "(.+)") : undefined;
}

/** `ec2_instance_state` as `instance state`. */
function wordsOf(shortName: string): string {
  const words = shortName
    .replace(/_?<\w+>/g, "")
    .split("_")
    .slice(1);
  return words
    .map((word, at) => (words[at + 1]?.startsWith("address") ? abbreviations[word] : named[word]) ?? word)
    .join(" ");
}

const abbreviations: Readonly<Record<string, string>> = { ipv4: "IPv4", ipv6: "IPv6" };

const named: Readonly<Record<string, string>> = {
  arn: "ARN",
  dns: "DNS",
  id: "identifier",
  ip: "IP",
  ipv4: "IPv4 address",
  ipv6: "IPv6 address",
  os: "OS",
  url: "URL",
  vpc: "VPC",
};

function restOf(label: {
  readonly shortName: string;
  readonly isList: boolean;
  readonly isOptional: boolean;
}): string {
  const placeholders = [...label.shortName.matchAll(/<(\w+)>/g)].map(([, name]) =>
    name!.replaceAll("_", " "),
  );
  const perName = placeholders.length === 0 ? "" : `, one label for each ${placeholders.join(" and ")}`;
  return `${perName}${label.isList ? ", as a list in one text" : ""}${label.isOptional ? "; only on some targets" : ""}`;
}

/** With `attach_metadata`, targets of most roles of Kubernetes get what the namespace says; the documentation has no table of it. */
function namespaceLabels(): readonly MetaLabel[] {
  return ["label", "labelpresent", "annotation", "annotationpresent"].map((what) => {
    const [thing = "", present] = what.split("present");
    const name = `__meta_kubernetes_namespace_${what}_<${thing}name>`;
    const description =
      present === undefined
        ? `One ${thing} of the namespace; needs attach_metadata.namespace.`
        : `true for every ${thing} that the namespace has; needs attach_metadata.namespace.`;
    const common = { sd: "kubernetes", role: "namespace", isOptional: true, isList: false, since: undefined };
    return { name, pattern: patternOf(name), description, ...common };
  });
}

/** Roles of Kubernetes whose targets also have labels of others. */
function* inheritedLabels(sd: string, role: string | undefined): Iterable<MetaLabel> {
  if (sd !== "kubernetes" || role === undefined) return;
  const isEndpoints = role === "endpoints" || role === "endpointslice";
  for (const label of table().bySd.get(sd) ?? []) {
    const inherits =
      (isEndpoints && (label.role === "service" || label.role === "pod")) ||
      ((isEndpoints || role === "pod") &&
        /_node_(?:name$|(?:label|annotation)(?:present)?_)/.test(label.name)) ||
      (role !== "node" && label.role === "namespace");
    if (inherits) yield { ...label, isOptional: true };
  }
}

function withoutRepetitions(labels: readonly MetaLabel[]): readonly MetaLabel[] {
  const byName = new Map<string, MetaLabel>();
  for (const label of labels) if (!byName.has(label.name)) byName.set(label.name, label);
  return [...byName.values()];
}

function readInternalLabels(): readonly InternalLabel[] {
  return internalLabelTable
    .trim()
    .split("\n")
    .map((line) => {
      const [name = "", kept, since, initial, ...description] = line.split("|");
      return {
        name,
        description: description.join("|"),
        initial: initial || undefined,
        isKept: kept === "kept",
        since: since || undefined,
      };
    });
}
