import assert from "node:assert/strict";
import { test } from "node:test";
import { type ConfigStructInfo, type ConfigType, structNamed } from "./config-struct.ts";

/** All structures that a configuration can hold. */
function allStructs(): ReadonlyMap<string, ConfigStructInfo> {
  const found = new Map<string, ConfigStructInfo>();
  const visit = (type: ConfigType): void => {
    if (type.kind === "list") visit(type.item);
    if (type.kind === "map") visit(type.value);
    if (type.kind !== "struct" || found.has(type.name)) return;
    const info = structNamed(type.name);
    assert.ok(info, `there is no structure ${type.name}`);
    found.set(type.name, info);
    for (const field of info.fields.values()) visit(field.type);
  };
  visit({ kind: "struct", name: "Config" });
  return found;
}

const scalars = "text secret bool int int64 uint uint64 float duration bytes url regex protocol".split(" ");
const kinds = new Set([
  ...scalars,
  "choice",
  "struct",
  "list",
  "map",
  "labels",
  "labelset",
  "labelnames",
  "any",
]);

test("every field has a type that can be decoded and a sentence", () => {
  for (const { name: struct, fields } of allStructs().values()) {
    for (const { name, type, summary, isHidden } of fields.values()) {
      assert.match(name, /^[a-z\d_]+$/, struct);
      const inner = type.kind === "list" ? type.item : type.kind === "map" ? type.value : type;
      assert.ok(kinds.has(inner.kind), `${struct}.${name}: ${inner.kind}`);
      if (!isHidden) assert.match(summary, /^[A-Z].*\.$/, `${struct}.${name}`);
    }
  }
});

test("a structure has the fields of those that it includes", () => {
  const job = structNamed("ScrapeConfig").fields;
  for (const name of ["job_name", "basic_auth", "proxy_url", "kubernetes_sd_configs"]) {
    assert.ok(job.has(name), name);
  }
  for (const name of ["port", "tls_config", "no_proxy"])
    assert.ok(structNamed("Ec2Sd").fields.has(name), name);
});

test("names the types of Go as messages do", () => {
  const { goType, innerGoType } = structNamed("Global");
  assert.deepEqual([goType, innerGoType], ["config.GlobalConfig", "config.plain"]);
  assert.equal(structNamed("ScrapeConfig").innerGoType, "config.ScrapeConfig");
  assert.equal(structNamed("KumaSd").innerGoType, "xds.plainKumaConf");
});
