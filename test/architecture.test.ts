import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { checks } from "../server/src/core/checks/index.ts";

/** In core, a folder may import itself and the folders before it. */
const coreFolders = [
  "text",
  "yaml",
  "regex",
  "promql",
  "labels",
  "template",
  "catalogue",
  "files",
  "facts",
  "project",
  "alerting",
  "explain",
  "checks",
];

/** What each layer may import beside itself. Types that only exist while compiling count too. */
const layers: Readonly<Record<string, readonly string[]>> = {
  "server/src/core": [],
  "server/src/protocol": [],
  "server/src/disk": ["server/src/core"],
  "server/src/features": ["server/src/core"],
  "server/src/prometheus": ["server/src/core", "server/src/features"],
  "server/src/lsp": [
    "server/src/core",
    "server/src/disk",
    "server/src/features",
    "server/src/prometheus",
    "server/src/protocol",
  ],
  "server/src/cli": ["server/src/core", "server/src/disk", "server/src/prometheus"],
  // Pages of the panels: they know the DOM and the JSON that they are given. Only types of theirs go elsewhere.
  "client/webview": ["server/src/protocol"],
  "client/src": ["server/src/protocol", "client/webview"],
};

/** The packages of a layer; others are the business of the layers that hand things in. */
const packages: Readonly<Record<string, RegExp>> = {
  "server/src/core": /^(yaml|toml-eslint-parser)$/,
  "server/src/protocol": /^vscode-languageserver-types$/,
  "server/src/features": /^vscode-languageserver-types$/,
  "client/webview": /^$/,
};

const sources = sourceFiles();

test("every layer imports only the layers that it may", () => {
  const wrong = sources.flatMap(({ file, imports }) => {
    const layer = layerOf(file);
    if (layer === undefined) return [];
    return imports
      .filter((target) => target.startsWith(".") && target.endsWith(".ts"))
      .map((target) => path.posix.join(path.posix.dirname(file), target))
      .filter((target) => layerOf(target) !== layer && !layers[layer]!.includes(layerOf(target) ?? ""))
      .map((target) => `${file} imports ${target}`);
  });
  assert.deepEqual(wrong, []);
});

test("the extension takes nothing but types from the pages in its panels", () => {
  const wrong = sources.filter(({ file, text }) => {
    return layerOf(file) === "client/src" && /^import (?!type\b)[^;]*\bfrom "[^"]*\/webview\//m.test(text);
  });
  assert.deepEqual(
    wrong.map(({ file }) => file),
    [],
  );
});

test("core, features and webviews import no package but their own", () => {
  const wrong = sources.flatMap(({ file, imports }) => {
    const allowed = packages[layerOf(file) ?? ""];
    if (allowed === undefined) return [];
    return imports
      .filter((target) => !target.startsWith(".") && !allowed.test(target))
      .map((target) => `${file} imports ${target}`);
  });
  assert.deepEqual(wrong, []);
});

test("imports inside core run downwards", () => {
  const wrong = sources.flatMap(({ file, imports }) => {
    const folder = coreFolderOf(file);
    if (folder === undefined) return [];
    return imports
      .filter((target) => target.startsWith(".") && target.endsWith(".ts"))
      .map((target) => path.posix.join(path.posix.dirname(file), target))
      .filter((target) => coreFolders.indexOf(coreFolderOf(target) ?? "") > coreFolders.indexOf(folder))
      .map((target) => `${file} imports ${target}`);
  });
  assert.deepEqual(wrong, []);
});

test("every folder of core has its place in the order", () => {
  const folders = readdirSync("server/src/core", { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  assert.deepEqual(
    folders.map(({ name }) => name).filter((name) => !coreFolders.includes(name)),
    [],
  );
});

test("no file needs itself by way of what it imports", () => {
  assert.deepEqual(findCycle(), []);
});

test("every check is listed, tested and described under its id", () => {
  const ids = checks.map(({ id }) => id);
  assert.deepEqual(ids, [...new Set(ids)].sort());
  for (const id of ids) {
    assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    assert.ok(existsSync(`server/src/core/checks/${id}.ts`), `no module for ${id}`);
    assert.ok(existsSync(`server/src/core/checks/${id}.test.ts`), `no test for ${id}`);
    assert.ok(existsSync(`docs/checks/${id}.md`), `no page for ${id}`);
  }
  const modules = sources.filter(({ file, text }) => {
    return file.startsWith("server/src/core/checks/") && /^export const \w+: \w*Check = \{$/m.test(text);
  });
  assert.deepEqual(modules.map(({ file }) => path.basename(file, ".ts")).sort(), ids);
});

test("files are named in kebab case after one thing", () => {
  const wrong = sources
    .map(({ file }) => file)
    .filter((file) => {
      const name = path.basename(file, ".ts");
      return (
        !/^[a-z0-9]+(-[a-z0-9]+)*(\.generated)?$/.test(name) ||
        /^(?:utils?|helpers?|common|misc|types)$/.test(name)
      );
    });
  assert.deepEqual(wrong, []);
});

test("no module passes on what others export", () => {
  const wrong = sources.filter(({ text }) => /^export (?:type )?(?:\*|\{[^}]*\}) from /m.test(text));
  assert.deepEqual(
    wrong.map(({ file }) => file),
    [],
  );
});

interface Source {
  /** With slashes, from the root of the repository. */
  readonly file: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function sourceFiles(): Source[] {
  return ["server/src", "client/src", "client/webview"]
    .flatMap((root) =>
      readdirSync(root, { recursive: true, encoding: "utf8" }).map(
        (file) => `${root}/${file.split(path.sep).join("/")}`,
      ),
    )
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => {
      const text = readFileSync(file, "utf8");
      return { file, text, imports: importsOf(text) };
    });
}

/** Imports, `typeof import("…")` in types, and modules that are loaded late. */
function importsOf(text: string): string[] {
  const statements = text.matchAll(/^(?:import|export|\})(?:[^"'\n]*\bfrom)? ["']([^"'\n]+)["'];/gm);
  const calls = text.matchAll(/\b(?:import|require)\(\s*["']([^"']+)["']\s*\)/g);
  return [...statements, ...calls].map((match) => match[1]!);
}

function layerOf(file: string): string | undefined {
  return Object.keys(layers).find((layer) => file.startsWith(`${layer}/`));
}

function coreFolderOf(file: string): string | undefined {
  return /^server\/src\/core\/([^/]+)\//.exec(file)?.[1];
}

/** The first circle of imports, as the files on it. Imports of types alone are no circle: nothing is left of them. */
function findCycle(): string[] {
  const targets = new Map(
    sources.map(({ file, text }) => [
      file,
      [...text.matchAll(/^(?:import|export)\s+(?!type\b)[^;"']*?\bfrom ["'](\.[^"']+)["'];/gm)].map((match) =>
        path.posix.join(path.posix.dirname(file), match[1]!),
      ),
    ]),
  );
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): string[] => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const target of targets.get(file) ?? []) {
      const cycle = visit(target, [...trail, file]);
      if (cycle.length > 0) return cycle;
    }
    done.add(file);
    return [];
  };
  for (const file of targets.keys()) {
    const cycle = visit(file, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
