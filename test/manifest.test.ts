import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";
import { Ajv } from "ajv";
import { documentSelector } from "../client/src/document-selector.ts";
import { tokenTypes } from "../server/src/features/legends.ts";
import { readServerSettings } from "../server/src/prometheus/read-server-settings.ts";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const { contributes } = manifest;

test("every file that the manifest names is there, and is packaged", () => {
  const files: string[] = [
    manifest.icon,
    ...contributes.grammars.map(({ path }: { path: string }) => path),
    ...contributes.languages.map(({ configuration }: { configuration?: string }) => configuration),
    ...contributes.yamlValidation.map(({ url }: { url: string }) => url),
  ].filter((file) => file !== undefined);
  const packaged = readFileSync(".vscodeignore", "utf8").split("\n");
  for (const file of files.map((name) => name.replace(/^\.\//, ""))) {
    assert.ok(existsSync(file), file);
    const pattern = file.replace(/^syntaxes\/.*/, "syntaxes/*.json");
    assert.ok(packaged.includes(`!${pattern}`), `${file} is in .vscodeignore.`);
  }
});

test("the data that is built is packaged", () => {
  const packaged = readFileSync(".vscodeignore", "utf8").split("\n");
  const written = [...readFileSync("esbuild.mjs", "utf8").matchAll(/\$\{outdir\}\/([\w-]+\.json\.br)/g)];
  assert.ok(written.length >= 3);
  for (const [, file] of written) assert.ok(packaged.includes(`!dist/${file}`), file);
});

test("the extension wakes for the languages that the server is told about, and for no others", () => {
  const languages = documentSelector.flatMap((filter) => ("language" in filter ? [filter.language] : []));
  assert.deepEqual(
    languages.map((language) => `onLanguage:${language}`),
    manifest.activationEvents,
  );
});

test("files that are selected by their name have a language that wakes the extension", () => {
  const names = new Map<string, string>();
  for (const language of contributes.languages as readonly Language[]) {
    for (const name of [...(language.extensions ?? []), ...(language.filenamePatterns ?? [])]) {
      names.set(name.replace(/^(\*\*\/)?\*?/, ""), language.id);
    }
  }
  for (const filter of documentSelector) {
    if ("pattern" in filter) {
      const name = [...names.keys()].find((end) => filter.pattern.endsWith(end));
      assert.ok(name, filter.pattern);
      assert.ok(manifest.activationEvents.includes(`onLanguage:${names.get(name)}`), filter.pattern);
    }
  }
});

interface Language {
  readonly id: string;
  readonly extensions?: readonly string[];
  readonly filenamePatterns?: readonly string[];
}

test("themes are told about every kind of token that is not one of the protocol's own", () => {
  const standard = ["function", "keyword", "operator", "number", "string", "comment"];
  const own = tokenTypes.filter((type) => !standard.includes(type));
  assert.deepEqual(
    contributes.semanticTokenTypes.map(({ id }: { id: string }) => id).sort(),
    [...own].sort(),
  );
  const [{ scopes }] = contributes.semanticTokenScopes;
  assert.deepEqual(Object.keys(scopes).sort(), [...own].sort());
});

test("a workspace that is not trusted names no server, no header and no certificate", () => {
  const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  const names = Object.keys(contributes.configuration.properties);
  for (const name of names.filter((each) => /prometheus|server/i.test(each) && !/trace/.test(each))) {
    assert.ok(restrictedConfigurations.includes(name), name);
  }
});

test("settings of servers are the same to the schema and to the reader", () => {
  const { items } = contributes.configuration.properties["promrules.servers"];
  const schema = new Ajv({ strict: false }).compile(items);
  const everything = {
    name: "prod",
    url: "https://p.example.com/prefix",
    files: ["rules/**"],
    headers: { "X-Scope-OrgID": "a" },
    authentication: { type: "basic", username: "me" },
    tls: { certificateAuthority: "/ca.pem", certificate: "/c.pem", key: "/k.pem", verify: false },
    timeout: "5s",
    lookback: "2d",
    ask: ["metadata", "queries", "status"],
  };
  const oauth2 = { type: "oauth2", clientId: "me", tokenUrl: "https://login/token", scopes: ["a"] };
  assert.deepEqual(Object.keys(items.properties), Object.keys(everything));
  const right: unknown[] = [
    { url: "http://p" },
    everything,
    { ...everything, authentication: oauth2 },
    { url: "http://p", authentication: { type: "none" } },
    { url: "http://p", authentication: { type: "bearer" } },
    ...items.defaultSnippets.map(({ body }: { body: unknown }) =>
      JSON.parse(JSON.stringify(body).replace(/\$\{\d+:([^}]*)\}/g, "$1")),
    ),
  ];
  const wrong: unknown[] = [
    {},
    { ...everything, url: "localhost:9090" },
    { ...everything, url: "https://me:secret@p" },
    { ...everything, password: "secret" },
    { ...everything, authentication: { type: "bearer", token: "secret" } },
    { ...everything, authentication: { type: "digest" } },
    { ...everything, tls: { ca: "/ca.pem" } },
    { ...everything, ask: ["everything"] },
    { ...everything, files: "rules/**" },
  ];
  const isRight = (entry: unknown): boolean => {
    const surroundings = { findSecret: async () => undefined, secretAdvice: "", proxyFor: () => undefined };
    return readServerSettings({ servers: [entry] }, surroundings).servers[0]?.problems.length === 0;
  };
  for (const entry of right)
    assert.deepEqual([isRight(entry), schema(entry)], [true, true], JSON.stringify(entry));
  for (const entry of wrong)
    assert.deepEqual([isRight(entry), schema(entry)], [false, false], JSON.stringify(entry));
});
