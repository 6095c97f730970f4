import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { generateRules } from "../../bench/generate-rules.ts";
import { readFile } from "../../server/src/core/files/read-file.ts";
import type { Random } from "../support/random.ts";
import { testReadOptions } from "../support/read-options.ts";

export interface FuzzInput {
  readonly name: string;
  readonly text: string;
}

const collection = path.resolve("../shared/corpora");

/** Texts to edit: all examples, a generated file, and as many others as asked for. */
export function editInputs(random: Random, count: number): FuzzInput[] {
  const others = yamlFiles(collection).filter((file) => isRuleText(file.text) && file.text.length < 60_000);
  const inputs = [
    ...yamlFiles("examples"),
    { name: "generated.yml", text: generateRules({ rules: 150, seed: 7 }) },
  ];
  while (inputs.length < count && others.length > 0) inputs.push(random.pick(others));
  return inputs;
}

/** Texts short enough for thousands of mutations: of long files a stretch from somewhere in them. */
export function mutationInputs(random: Random, longest: number): string[] {
  const files = [...yamlFiles("examples"), ...yamlFiles(collection)];
  return files.map(({ text }) => {
    if (text.length <= longest) return text;
    const from = text.lastIndexOf("\n", random.below(text.length - longest)) + 1;
    const stretch = text.slice(from, from + longest);
    return random.chance(0.5) ? `groups:\n  - name: a\n    rules:\n${stretch}` : stretch;
  });
}

/** The expressions in them. */
export function expressionInputs(texts: readonly string[]): string[] {
  const expressions = new Set<string>();
  for (const text of texts) {
    for (const { rule } of readFile(text, { options: testReadOptions }).rules()) {
      if (rule.expr !== undefined && rule.expr.value.length < 2000) expressions.add(rule.expr.value);
    }
  }
  return [...expressions];
}

function isRuleText(text: string): boolean {
  const { kind } = readFile(text, { options: testReadOptions });
  return kind === "rule-file" || kind === "kubernetes-rules";
}

function yamlFiles(folder: string): FuzzInput[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((file) => path.join(folder, file.toString()))
    .filter((file) => /\.(ya?ml|rules|promql|conf)$/.test(file))
    .sort()
    .map((name) => ({ name, text: readFileSync(name, "utf8") }));
}
