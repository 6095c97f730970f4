// Bundles everything that ships into dist/, or into FOLDER with `--outdir=FOLDER`. `--watch` rebuilds on change, and
// `--smallest` takes ten times as long, for the package.
import { execFileSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build, context } from "esbuild";
import { minify } from "terser";
import { metricCatalogue } from "./scripts/metric-catalogue.mjs";
import { thirdPartyNotices } from "./scripts/third-party-notices.mjs";
import { leaveOutUnusedFeatures } from "./scripts/unused-features.mjs";

const outdir = process.argv.find((argument) => argument.startsWith("--outdir="))?.slice(9) ?? "dist";

const shared = {
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  minify: true,
  legalComments: "none",
  logLevel: "warning",
  outdir,
  metafile: true,
};

/** What a bundle finds beside itself when it runs. */
const besideTheBundle = [
  "./yaml.js",
  "./toml.js",
  "./jsonrpc.js",
  "./server.js",
  "./analysis.js",
  "./prometheus.js",
  "./language-client.js",
  "../package.json",
];

/** Client and server speak JSON-RPC by one copy of the library; the client's own would be an older version of it. */
const sharedJsonRpc = {
  name: "share JSON-RPC",
  setup(build) {
    build.onResolve({ filter: /^vscode-jsonrpc(\/node)?$/ }, () => ({
      path: "./jsonrpc.js",
      external: true,
    }));
  },
};

const bundles = [
  { ...shared, entryPoints: { client: "client/src/extension.ts" }, external: ["vscode", ...besideTheBundle] },
  {
    ...shared,
    entryPoints: { "language-client": "client/src/language-client.ts" },
    external: ["vscode"],
    plugins: [sharedJsonRpc, leaveOutUnusedFeatures],
  },
  // The server answers `initialize` with next to nothing loaded; `analysis` is all that knows rules.
  {
    ...shared,
    entryPoints: { server: "server/src/lsp/main.ts", analysis: "server/src/lsp/server.ts" },
    external: besideTheBundle,
    plugins: [sharedJsonRpc],
  },
  // What is started only looks for the code that the other one was compiled to before.
  {
    ...shared,
    entryPoints: { promrules: "server/src/cli/launch.ts" },
    banner: { js: "#!/usr/bin/env node" },
  },
  { ...shared, entryPoints: { "command-line": "server/src/cli/main.ts" }, external: besideTheBundle },
  { ...shared, entryPoints: { jsonrpc: "vscode-jsonrpc/node" } },
  // What the panels show: it runs in a browser, and knows nothing of VS Code or Node.
  {
    ...shared,
    entryPoints: { webview: "client/webview/main.ts", "webview-style": "client/webview/style.css" },
    platform: "browser",
    format: "iife",
    target: "es2022",
  },
  // Bundles of their own, so that they are evaluated only when first needed.
  { ...shared, entryPoints: { prometheus: "server/src/prometheus/prometheus-part.ts" } },
  {
    ...shared,
    // Of `yaml` only what `YamlLibrary` names; from the module itself, because its index brings everything along.
    entryPoints: { yaml: "node_modules/yaml/browser/dist/parse/parser.js" },
  },
  { ...shared, entryPoints: { toml: "toml-eslint-parser" } },
];

/** Bundles that are worth it. The others are small, or loaded before anything else. */
const packed = ["analysis", "prometheus", "language-client", "jsonrpc", "yaml", "toml"];

const unpacking =
  'module._compile(require("zlib").brotliDecompressSync(require("fs").readFileSync(`${__filename}.br`)).toString(),__filename);\n';

if (process.argv.includes("--watch")) {
  const contexts = await Promise.all(bundles.map((options) => context(options)));
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  const built = await Promise.all(bundles.map((options) => build(options)));
  const inputs = built.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  writeFileSync(`${outdir}/THIRD-PARTY-NOTICES.txt`, thirdPartyNotices(inputs));
  chmodSync(`${outdir}/promrules.js`, 0o755);
  writeFileSync(`${outdir}/docs.json.br`, brotliCompressSync(JSON.stringify(pagesOf("docs"))));
  const { names, ...catalogue } = metricCatalogue();
  writeFileSync(`${outdir}/catalogue.json.br`, brotliCompressSync(JSON.stringify(catalogue)));
  writeFileSync(`${outdir}/catalogue-names.json.br`, brotliCompressSync(JSON.stringify(names)));
  precompile("command-line");
  if (process.argv.includes("--smallest")) await Promise.all(packed.map(pack));
}

/** Leaves beside a bundle the code of all functions that a check of ordinary rules runs. */
function precompile(name) {
  const checking = ["check", "--fail-on", "never", "examples/rules"];
  const program = ["scripts/run.mjs", "server/src/cli/precompile.ts", path.join(outdir, `${name}.js`)];
  execFileSync(process.execPath, [...program, ...checking], { stdio: ["ignore", "ignore", "inherit"] });
}

/**
 * Leaves of a bundle a line that unpacks it when it is loaded, beside the same code as small as it can be made: minified
 * by somebody who looks further than esbuild, and compressed by a fifth better than an archive would.
 */
async function pack(name) {
  const file = path.join(outdir, `${name}.js`);
  const options = {
    ecma: 2022,
    toplevel: true,
    compress: { ecma: 2022, passes: 3, keep_fargs: false, unsafe_arrows: true },
  };
  const { code } = await minify(readFileSync(file, "utf8"), options);
  writeFileSync(`${file}.br`, brotliCompressSync(code));
  writeFileSync(file, unpacking);
}

/** What the extension shows of the documentation, by path: the pages of the checks. */
function pagesOf(folder) {
  const files = readdirSync(path.join(folder, "checks")).map((file) => `/checks/${file}`);
  return Object.fromEntries(files.sort().map((file) => [file, readFileSync(folder + file, "utf8")]));
}
