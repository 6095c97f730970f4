import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { cacheFolder } from "./input-files.ts";

/** The last version that runs on the oldest Node we support. */
const version = "1.25.0";

/** The command that starts it; missing where it cannot be installed. It is kept outside of the repository. */
export function yamlLanguageServer(): readonly string[] | undefined {
  const folder = path.join(cacheFolder, `yaml-language-server-${version}`);
  const program = path.join(folder, "node_modules/yaml-language-server/bin/yaml-language-server");
  if (!existsSync(program)) {
    console.error(`installing yaml-language-server ${version} in ${folder} …`);
    const packages = ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", folder];
    spawnSync("npm", [...packages, `yaml-language-server@${version}`], {
      stdio: ["ignore", "ignore", "inherit"],
    });
  }
  return existsSync(program) ? [process.execPath, program, "--stdio"] : undefined;
}
