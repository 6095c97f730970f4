// Packages the extension into out/promrules.vsix, and fails when it grows too large.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync } from "node:fs";

const vsix = "out/promrules.vsix";
const largest = 300_000;

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
console.log(`${vsix}: ${size} bytes`);
if (size > largest) {
  throw new Error(`The package may have ${largest} bytes at most.`);
}
