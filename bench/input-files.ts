import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type GeneratedFile, generateRules } from "./generate-rules.ts";

/** Where inputs and peers are kept from run to run; never in the repository. */
export const cacheFolder = path.join(os.tmpdir(), "promrules-bench");

/** A generated rule file, alone in a folder, which language servers take for the workspace. The same request gives the same bytes. */
export function ruleFile(request: GeneratedFile): string {
  const folder = path.join(cacheFolder, `rules-${request.rules}-${request.seed}`);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "rules.yml");
  writeFileSync(file, generateRules(request));
  return file;
}

/** A tree of YAML files, a quarter of them with rules; returns the folder and the rule files in it. */
export function workspaceFolder(files: number, rulesInFile: number): { folder: string; ruleFiles: string[] } {
  const folder = path.join(cacheFolder, `workspace-${files}`);
  const ruleFiles: string[] = [];
  for (let index = 0; index < files; index++) {
    const inFolder = path.join(folder, `team-${index % 40}`, `service-${index % 7}`);
    if (!existsSync(inFolder)) mkdirSync(inFolder, { recursive: true });
    const file = path.join(inFolder, `${index}.yaml`);
    const isRuleFile = index % 4 === 0;
    writeFileSync(file, isRuleFile ? generateRules({ rules: rulesInFile, seed: index }) : deployment(index));
    if (isRuleFile) ruleFiles.push(file);
  }
  return { folder, ruleFiles };
}

/** Some 10 kB of what else lies in such workspaces. */
function deployment(index: number): string {
  const container = (number: number) => `        - name: container-${number}
          image: registry.example.org/team/service-${index}:${number}
          args: ["--listen=:80${number}", "--log.level=info"]
          env:
            - { name: REGION, value: eu-west-1 }
            - { name: INDEX, value: "${index}" }
          resources:
            requests: { cpu: 100m, memory: 128Mi }
            limits: { cpu: 500m, memory: 512Mi }
`;
  const containers = Array.from({ length: 24 }, (_, number) => container(number)).join("");
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: service-${index}
spec:
  template:
    spec:
      containers:
${containers}`;
}
