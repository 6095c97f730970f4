import assert from "node:assert/strict";
import { test } from "node:test";
import { filesOf } from "../../../test/support/project.ts";
import { testReadOptions } from "../../../test/support/read-options.ts";
import { diskOf } from "../../../test/support/session.ts";
import { Project } from "../core/project/project.ts";
import { ProjectFiles } from "./project-files.ts";

const workspace = `#- /w/monitoring/prometheus.yml
rule_files: [rules/*.yml]
scrape_config_files: [more/a.yml]
scrape_configs:
- job_name: a
  file_sd_configs: [{files: [targets/*.json]}]
#- /w/monitoring/more/a.yml
scrape_configs: [{job_name: b}]
#- /w/monitoring/targets/x.json
[{"targets": ["x"]}]
#- /w/monitoring/rules/a.yml
groups:
- name: a
  rules:
  - {record: 'a:b', expr: up}
#- /w/other/rules.yml
groups:
- name: b
  rules:
  - {record: 'c:d', expr: up}
#- /w/compose.yml
services: {}
`;

interface Setting {
  readonly files: Record<string, string>;
  readonly open?: readonly string[];
  readonly excluded?: RegExp;
}

function start({ files, open = [], excluded }: Setting) {
  const project = new Project();
  const news: (() => void)[] = [];
  const projectFiles = new ProjectFiles({
    disk: diskOf(files),
    project,
    optionsFor: () => testReadOptions,
    isExcluded: (path) => excluded?.test(path) === true,
    configFor: () => undefined,
    isOpen: (path) => open.includes(path),
    changed: () => news.shift()?.(),
  });
  const change = (): Promise<void> => new Promise((resolve) => news.push(resolve));
  return { project, projectFiles, change };
}

function pathsOf(project: Project): string[] {
  return [...project.files()].map(([path]) => path).sort();
}

test("a workspace is searched for configurations, and what these name is read with them", async () => {
  const files = Object.fromEntries(filesOf(workspace));
  const { project, projectFiles, change } = start({ files });
  const read = change();
  projectFiles.setFolders(["/w"]);
  await read;
  assert.deepEqual(pathsOf(project), [
    "/w/monitoring/more/a.yml",
    "/w/monitoring/prometheus.yml",
    "/w/monitoring/rules/a.yml",
    "/w/monitoring/targets/x.json",
  ]);
  assert.deepEqual(project.knowledgeOf("/w/monitoring/rules/a.yml").openings, []);
});

test("files that change on disk are read again, and those that are gone are forgotten", async () => {
  const files = Object.fromEntries(filesOf(workspace));
  const { project, projectFiles, change } = start({ files });
  const read = change();
  projectFiles.setFolders(["/w"]);
  await read;
  const rules = "/w/monitoring/rules/a.yml";
  files[rules] = files[rules]!.replace("a:b", "e:f");
  files["/w/monitoring/rules/new.yml"] = "groups: [{name: n, rules: [{record: 'g:h', expr: up}]}]\n";
  delete files["/w/monitoring/more/a.yml"];
  const again = change();
  projectFiles.changedOnDisk([rules, "/w/monitoring/rules/new.yml", "/w/monitoring/more/a.yml"]);
  await again;
  const knowledge = project.knowledgeOf(rules);
  assert.deepEqual(
    ["a:b", "e:f", "g:h"].map((metric) => knowledge.recordingRulesOf(metric).length),
    [0, 1, 1],
  );
  assert.deepEqual(
    knowledge.openings.map(({ kind }) => kind),
    ["missing-file"],
  );
});

test("the configuration above an open file counts, whatever the workspace is", async () => {
  const files = Object.fromEntries(filesOf(workspace));
  const rules = "/w/monitoring/rules/a.yml";
  const { project, projectFiles, change } = start({ files, open: [rules] });
  const read = change();
  projectFiles.opened(rules);
  await read;
  assert.equal(project.file("/w/monitoring/prometheus.yml")?.kind, "prometheus-config");
});

test("what is excluded is not looked for, and a workspace without configurations keeps nothing", async () => {
  const files = Object.fromEntries(filesOf(workspace));
  const { project, projectFiles, change } = start({ files, excluded: /\/monitoring\// });
  const read = change();
  projectFiles.setFolders(["/w"]);
  await read;
  assert.deepEqual(pathsOf(project), []);
});

test("what begins as a rule file, or is none of ours, is not read to its end", async () => {
  const read: string[] = [];
  const rules = `groups:\n- name: a\n  rules:\n  - {alert: A}\n${"# and so on\n".repeat(10)}`;
  const disk = diskOf({
    "/w/a.yml": rules,
    "/w/b.yml": "services: {}\n",
    "/w/c.yml": `# A comment that is longer than what is looked at first.\n${"#\n".repeat(10)}rule_files: [a]\n`,
  });
  const project = new Project();
  await new Promise<void>((resolve) => {
    new ProjectFiles({
      disk: {
        ...disk,
        readText: (path) => {
          read.push(path);
          return disk.readText(path);
        },
      },
      project,
      optionsFor: () => testReadOptions,
      isExcluded: () => false,
      configFor: () => undefined,
      isOpen: () => false,
      changed: resolve,
    }).setFolders(["/w"]);
  });
  assert.deepEqual(pathsOf(project), ["/w/c.yml"]);
  assert.deepEqual(read, ["/w/c.yml"]);
});
