import assert from "node:assert/strict";
import { test } from "node:test";
import { filesOf } from "../../../test/support/project.ts";
import { testReadOptions } from "../../../test/support/read-options.ts";
import { diskOf } from "../../../test/support/session.ts";
import { Project } from "../core/project/project.ts";
import { type Disk, ProjectFiles } from "./project-files.ts";

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
  readonly wantsRules?: boolean;
  readonly disk?: Partial<Disk>;
}

function start({ files, open = [], excluded, wantsRules = false, disk }: Setting) {
  const project = new Project();
  const log: string[] = [];
  const news: (() => void)[] = [];
  const projectFiles = new ProjectFiles({
    disk: { ...diskOf(files), ...disk },
    project,
    optionsFor: () => testReadOptions,
    isExcluded: (path) => excluded?.test(path) === true,
    configFor: () => undefined,
    wantsRules: () => wantsRules,
    isOpen: (path) => open.includes(path),
    changed: () => news.shift()?.(),
    log: (message) => log.push(message),
  });
  const change = (): Promise<void> => new Promise((resolve) => news.push(resolve));
  return { project, projectFiles, change, log };
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

test("what cannot be searched keeps nothing from what comes after it", async () => {
  const { project, projectFiles, change, log } = start({
    files: Object.fromEntries(filesOf(workspace)),
    disk: {
      findFiles: () => {
        throw new Error("The disk is gone.");
      },
    },
  });
  projectFiles.setFolders(["/w"]);
  const changed = change();
  projectFiles.changedOnDisk(["/w/monitoring/prometheus.yml"]);
  await changed;
  assert.match(log.join(), /^Reading files of the workspace failed: Error: The disk is gone\./);
  assert.ok(project.hasConfigs);
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

const monitor = `apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: {name: web, namespace: default}
spec:
  podMetricsEndpoints: [{port: http}]
`;

const resource = `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: {name: rules}
spec:
  groups: [{name: a, rules: [{record: 'a:b', expr: up}]}]
`;

test("monitors are kept, alone or beside rules, and templates of them and rules alone are not", async () => {
  const files: Record<string, string> = {
    "/w/monitor.yml": monitor,
    "/w/rules.yml": resource,
    "/w/both.yml": `${resource}---\n${monitor.replace("web", "db")}`,
    "/w/chart.yml": monitor.replace("web", "{{ .Release.Name }}"),
    "/w/long.yml": `kind: Service\nmetadata: {name: a${"x".repeat(100)}}\n---\n${monitor.replace("web", "late")}`,
    "/w/huge.yml": `${monitor.replace("web", "huge")}${"#\n".repeat(1_000_000)}`,
  };
  const { project, projectFiles, change } = start({ files });
  const jobs = (): string[] => [...project.monitorJobs()].map(({ job }) => job).sort();
  const read = change();
  projectFiles.setFolders(["/w"]);
  await read;
  assert.deepEqual(pathsOf(project), ["/w/both.yml", "/w/long.yml", "/w/monitor.yml"]);
  assert.deepEqual(jobs(), [
    "podMonitor/default/db/0",
    "podMonitor/default/late/0",
    "podMonitor/default/web/0",
  ]);
  files["/w/monitor.yml"] = monitor.replace("web", "shop");
  files["/w/both.yml"] = resource;
  delete files["/w/long.yml"];
  files["/w/new.yml"] = monitor.replace("web", "new");
  const again = change();
  projectFiles.changedOnDisk(["/w/monitor.yml", "/w/both.yml", "/w/long.yml", "/w/new.yml"]);
  await again;
  assert.deepEqual(pathsOf(project), ["/w/monitor.yml", "/w/new.yml"]);
  assert.deepEqual(jobs(), ["podMonitor/default/new/0", "podMonitor/default/shop/0"]);
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
      wantsRules: () => false,
      configFor: () => undefined,
      isOpen: () => false,
      changed: resolve,
      log: () => {},
    }).setFolders(["/w"]);
  });
  assert.deepEqual(pathsOf(project), ["/w/c.yml"]);
  assert.deepEqual(read, ["/w/c.yml"]);
});

test("where a server is asked, the names of rules in all files are known", async () => {
  const files: Record<string, string> = {
    ...Object.fromEntries(filesOf(workspace)),
    "/w/quoted.yml": 'groups: [{name: a, rules: [{"alert": "A b", expr: up}]}]',
  };
  const { projectFiles, change } = start({ files, wantsRules: true });
  const read = change();
  projectFiles.setFolders(["/w"]);
  await read;
  const { writtenRules } = projectFiles;
  const { rules } = writtenRules;
  assert.deepEqual(
    [rules.count("recording", "c:d"), rules.count("recording", "a:b"), rules.count("alerting", "A b")],
    [1, 0, 1],
  );
  const again = change();
  files["/w/other/rules.yml"] = "groups: []";
  projectFiles.changedOnDisk(["/w/other/rules.yml"]);
  await again;
  assert.equal(writtenRules.rules.count("recording", "c:d"), 0);
  assert.notEqual(writtenRules.rules, rules);
});
