import { similarName } from "../text/similar-name.ts";
import { findEntry } from "../yaml/find-entry.ts";
import type { YamlDocument, YamlMap, YamlNode } from "../yaml/yaml-node.ts";
import { readConfigMap } from "./config-map.ts";
import { yamlReadProblem } from "./document-problems.ts";
import { fileKind } from "./file-kind.ts";
import { apiGroup, type RuleResourceKind, resourceDialect, ruleResourceKind } from "./kubernetes-kinds.ts";
import type { ReadContext } from "./read-context.ts";
import { isNull } from "./read-fields.ts";
import { type RuleFileReading, readGroups } from "./read-rule-file.ts";
import type { ReadProblem } from "./rule-file.ts";
import { unmarshalProblem } from "./unmarshal-problem.ts";

/**
 * Reads the rules of a stream of manifests: PrometheusRules and their like, lists of them, and rule files within
 * ConfigMaps. Documents of other kinds are left alone, whatever is wrong with them.
 */
export function readKubernetesRules(
  documents: readonly YamlDocument[],
  context: ReadContext,
): RuleFileReading {
  const reader = new ManifestReader(context);
  for (const document of documents) reader.document(document);
  return reader;
}

class ManifestReader implements RuleFileReading {
  readonly groups: RuleFileReading["groups"][number][] = [];
  readonly problems: ReadProblem[] = [];
  readonly #context: ReadContext;
  #containers = 0;

  constructor(context: ReadContext) {
    this.#context = context;
  }

  document({ root, span, problems }: YamlDocument): void {
    const { text } = this.#context;
    const before = this.#containers;
    const place = this.problems.length;
    if (root?.kind === "map") this.#manifest(root);
    // What is broken may have lost its kind with the rest.
    const isOurs =
      this.#containers > before || (problems.length > 0 && holdsRules(text.slice(span.from, span.to)));
    if (isOurs) this.problems.splice(place, 0, ...problems.map((each) => yamlReadProblem(each, text)));
  }

  #manifest(manifest: YamlMap, kindOfItems?: string): void {
    const kind = textOf(manifest, "kind") ?? kindOfItems ?? "";
    const apiVersion = textOf(manifest, "apiVersion") ?? "";
    if (kind === "ConfigMap") {
      this.#configMap(manifest);
      return;
    }
    const resource = ruleResourceKind(kind, apiVersion);
    if (resource !== undefined) {
      this.#resource(manifest, resource);
      return;
    }
    const items = kind.endsWith("List") ? findEntry(manifest, "items")?.value : undefined;
    if (items?.kind !== "list") return;
    const itemKind = kind === "List" ? undefined : kind.slice(0, -"List".length);
    for (const item of items.items) if (item.kind === "map") this.#manifest(item, itemKind);
  }

  #resource(manifest: YamlMap, resource: RuleResourceKind): void {
    const context: ReadContext = {
      ...this.#context,
      dialect: resourceDialect(resource, this.#context.options.dialect),
      resource,
      container: this.#containers++,
    };
    const spec = findEntry(manifest, "spec")?.value;
    if (spec === undefined || isNull(spec)) return;
    if (spec.kind !== "map") {
      this.problems.push(unmarshalProblem(spec, `${resource.kind}Spec`));
      return;
    }
    if (resource.spec?.group === apiGroup(textOf(manifest, "apiVersion") ?? "")) {
      this.#checkFields(spec, resource.spec.fields);
    }
    const groups = findEntry(spec, "groups")?.value;
    if (groups === undefined || isNull(groups)) return;
    if (groups.kind !== "list") this.problems.push(unmarshalProblem(groups, "[]RuleGroup"));
    else this.#add(readGroups(groups.items, context));
  }

  /** The schemas are closed: `kubectl apply` refuses what they do not have. */
  #checkFields(spec: YamlMap, fields: readonly string[]): void {
    for (const { key } of spec.entries) {
      if (fields.includes(key.value)) continue;
      const near = similarName(key.value, fields);
      const hint = near === undefined ? "" : ` Did you mean \`${near}\`?`;
      const message = `unknown field "spec.${key.value}".${hint}`;
      this.problems.push({ check: "unknown-field", span: key.span, message });
    }
  }

  #configMap(manifest: YamlMap): void {
    const data = findEntry(manifest, "data")?.value;
    if (data?.kind !== "map") return;
    for (const reading of readConfigMap(data, this.#context, this.#containers)) {
      this.#containers++;
      this.#add(reading);
    }
  }

  #add({ groups, problems }: RuleFileReading): void {
    this.groups.push(...groups);
    this.problems.push(...problems);
  }
}

function holdsRules(text: string): boolean {
  return fileKind(text) === "kubernetes-rules";
}

function textOf(map: YamlMap, name: string): string | undefined {
  const value: YamlNode | undefined = findEntry(map, name)?.value;
  return value?.kind === "scalar" ? value.value : undefined;
}
