// Packages the extension into out/promrules.vsix, and fails when it grows too large.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync } from "node:fs";

const vsix = "out/promrules.vsix";
/** Of the whole package. Without the catalogue of metrics it had better be half of that. */
const largest = 600_000;

mkdirSync("out", { recursive: true });
const { repository } = JSON.parse(readFileSync("package.json", "utf8"));
const flags = ["--no-dependencies", "--out", vsix];
if (repository === undefined) {
  // Links in README and CHANGELOG stay relative: there is no address yet that they could lead to.
  flags.push("--allow-missing-repository", "--no-rewrite-relative-links");
}
execFileSync("npx", ["--no-install", "vsce", "package", ...flags], {
  stdio: ["ignore", "inherit", "inherit"],
  shell: process.platform === "win32",
});
const { size } = statSync(vsix);
const catalogue = ["catalogue", "catalogue-names"].reduce(
  (sum, name) => sum + statSync(`dist/${name}.json.br`).size,
  0,
);
console.log(
  `${vsix}: ${size} bytes, ${size - catalogue} without the catalogue of metrics (300000 are the goal)`,
);
if (size > largest) {
  throw new Error(`The package may have ${largest} bytes at most.`);
}
