import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

const documents = ["docs", "docs/checks", "examples", "."].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .map((file) => path.posix.join(folder, file)),
);

test("every link in a document leads to a file that there is, and to a heading in it", () => {
  const broken = documents.flatMap((document) =>
    [...withoutCode(document).matchAll(/\]\((?![a-z]+:)([^)#\s]*)#?([^)\s]*)\)/g)]
      .filter(([, file, heading]) => {
        const target = file === "" ? document : path.posix.join(path.posix.dirname(document), file!);
        return !existsSync(target) || (heading !== "" && !headingsOf(target).has(heading!));
      })
      .map(([link]) => `${document}: ${link}`),
  );
  assert.deepEqual(broken, []);
});

test("every page is in the list of pages", () => {
  const list = readFileSync("docs/README.md", "utf8");
  const pages = readdirSync("docs").filter((file) => file.endsWith(".md") && file !== "README.md");
  assert.deepEqual(
    pages.filter((page) => !list.includes(`](${page})`)),
    [],
  );
});

test("files that the architecture names are there", () => {
  const sources = new Set(filesBelow("server").concat(filesBelow("client"), filesBelow("scripts")));
  const names = [...readFileSync("ARCHITECTURE.md", "utf8").matchAll(/`([a-z0-9./-]+\.(?:ts|mjs))`/g)];
  assert.ok(names.length > 50);
  const missing = names.map(([, name]) => name!).filter((name) => !isThere(name, sources));
  assert.deepEqual(missing, []);
});

function isThere(name: string, sources: ReadonlySet<string>): boolean {
  return existsSync(name) || [...sources].some((file) => file.endsWith(`/${name}`));
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true }).map((file) => `${folder}/${file}`.replaceAll("\\", "/"));
}

function withoutCode(document: string): string {
  return readFileSync(document, "utf8")
    .replace(/^```[\s\S]*?^```/gm, "")
    .replace(/`[^`\n]*`/g, "");
}

/** As GitHub makes anchors of headings. */
function headingsOf(document: string): ReadonlySet<string> {
  const text = readFileSync(document, "utf8").replace(/^```[\s\S]*?^```/gm, "");
  return new Set(
    [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
      heading!
        .toLowerCase()
        .replace(/[^\w\- ]/g, "")
        .replaceAll(" ", "-"),
    ),
  );
}
