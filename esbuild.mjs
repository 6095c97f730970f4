// Bundles everything that ships into dist/, or into FOLDER with `--outdir=FOLDER`. `--watch` rebuilds on change.
import { chmodSync } from "node:fs";
import { build, context } from "esbuild";

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
};

/** What a bundle finds beside itself when it runs. */
const besideTheBundle = ["./yaml.js", "./re2.js", "./server.js", "../package.json"];

/** `yaml` and `re2js` are bundles of their own, so that they are evaluated only when first needed. */
const lazyLibraries = {
  ...shared,
  entryPoints: { yaml: "yaml", re2: "re2js" },
};

/** What the server and the command line require at run time from where they lie, when they need it. */
const loadedLater = ["./yaml.js", "./re2.js", "./server.js", "../package.json"];

const bundles = [
  {
    ...shared,
    entryPoints: { client: "client/src/extension.ts", "language-client": "client/src/language-client.ts" },
    external: ["vscode", "./language-client.js"],
  },
  { ...shared, entryPoints: { server: "server/src/lsp/main.ts" }, external: loadedLater },
  {
    ...shared,
    entryPoints: { promrules: "server/src/cli/main.ts" },
    external: loadedLater,
    banner: { js: "#!/usr/bin/env node" },
  },
  lazyLibraries,
];

if (process.argv.includes("--watch")) {
  const contexts = await Promise.all(bundles.map((options) => context(options)));
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  await Promise.all(bundles.map((options) => build(options)));
  chmodSync(`${outdir}/promrules.js`, 0o755);
}
