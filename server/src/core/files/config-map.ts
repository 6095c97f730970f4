import { readYaml } from "../yaml/read.ts";
import { relocate } from "../yaml/relocate.ts";
import { scalarMap } from "../yaml/scalar-map.ts";
import type { YamlMap, YamlScalar } from "../yaml/yaml-node.ts";
import { headerDialect } from "./file-dialect.ts";
import { fileKind } from "./file-kind.ts";
import type { ReadContext } from "./read-context.ts";
import type { RuleFileReading } from "./read-rule-file.ts";
import { readRuleDocuments } from "./rule-documents.ts";

/** Reads the rule files among the texts in a ConfigMap's `data`; their containers are counted from `container` on. */
export function readConfigMap(data: YamlMap, context: ReadContext, container: number): RuleFileReading[] {
  const readings: RuleFileReading[] = [];
  for (const { value } of data.entries) {
    if (value.kind !== "scalar" || fileKind(value.value) !== "rule-file") continue;
    readings.push(readEmbedded(value, { ...context, container: container + readings.length }));
  }
  return readings;
}

function readEmbedded(scalar: YamlScalar, outer: ReadContext): RuleFileReading {
  const text = scalar.value;
  const map = scalarMap(outer.text, scalar);
  const holder = { text: outer.text, scalar };
  const documents = readYaml(text, outer.options.yaml).map((document) =>
    relocate(document, text, map, holder),
  );
  const context: ReadContext = {
    ...outer,
    dialect: headerDialect(text, outer.options.dialect),
    resource: undefined,
  };
  return readRuleDocuments(documents, context);
}
