import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * What the licences of bundled packages ask to be shipped with them: each licence once, with the packages that are under
 * it. `inputs` are the paths of all modules in the bundles.
 */
export function thirdPartyNotices(inputs) {
  const packages = new Map();
  for (const input of inputs) {
    const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input.split(path.sep).join("/"))?.[1];
    if (folder === undefined || packages.has(folder) || !existsSync(`${folder}/package.json`)) continue;
    packages.set(folder, noticeOf(folder));
  }
  const names = new Map();
  for (const { name, text } of packages.values()) names.set(text, [...(names.get(text) ?? []), name].sort());
  const notices = [...names].sort(([, [one]], [, [other]]) => (one < other ? -1 : 1));
  return notices.map(([text, of]) => `${of.join(", ")}\n\n${text}\n`).join(`\n${"-".repeat(72)}\n\n`);
}

function noticeOf(folder) {
  const { name, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
  if (file === undefined) throw new Error(`${name} (${license}) has no text of its licence to ship.`);
  const text = readFileSync(`${folder}/${file}`, "utf8").replaceAll("\r\n", "\n").trim();
  return { name, text };
}
