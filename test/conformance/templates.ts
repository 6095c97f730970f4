import { createRegexCompiler } from "../../server/src/core/regex/compile-regex.ts";
import { type Expansion, expandTemplate } from "../../server/src/core/template/expand.ts";
import type { TemplateSample } from "../../server/src/core/template/expand-functions.ts";
import { type GoValue, goFloat, goInt, goString, nilValue } from "../../server/src/core/template/go-value.ts";
import { differenceOf, readCaseFile, type Suite } from "./suite.ts";

interface CaseFile {
  readonly meta: { readonly templateName: string; readonly externalURL: string; readonly nowUnixMs: number };
  readonly cases: readonly Case[];
}

interface Case {
  readonly text: string;
  readonly html: boolean;
  readonly options: readonly string[];
  readonly input: { readonly goType: string; readonly value: unknown } | null;
  readonly queryResult: readonly Sample[] | null;
  readonly output: string | null;
  readonly error: string | null;
}

interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value?: number;
  readonly histogram?: { readonly count: number; readonly sum: number };
}

/** What templates expand to. Those that make HTML are for console pages, which nobody reads here. */
export const templateSuite: Suite = {
  name: "template",
  *run() {
    const { meta, cases } = readCaseFile<CaseFile>("template.json");
    const regex = createRegexCompiler();
    for (const each of cases.filter(({ html }) => !html)) {
      const expansion = expandTemplate(each.text, inputOf(each), {
        name: meta.templateName,
        isMissingKeyError: each.options.includes("missingkey=error"),
        world: {
          query: () => ({ kind: "vector", samples: (each.queryResult ?? []).map(sampleOf) }),
          regex,
          externalUrl: meta.externalURL,
          now: meta.nowUnixMs,
        },
      });
      const title = `${each.text} ${each.input === null ? "" : JSON.stringify(each.input.value)}`.trim();
      yield {
        title,
        difference: differenceOf(resultOf(expansion), { output: each.output, error: each.error }),
      };
    }
  },
};

function resultOf(expansion: Expansion): unknown {
  switch (expansion.kind) {
    case "text":
      return { output: expansion.text, error: null };
    case "error":
      return { output: null, error: expansion.message };
    case "unknown":
      return expansion;
  }
}

function sampleOf({ labels, value, histogram }: Sample): TemplateSample {
  if (histogram === undefined) return { labels, value: value ?? Number.NaN };
  return { labels, value: { histogram: `{count:${histogram.count}, sum:${histogram.sum}}` } };
}

function inputOf({ input }: Case): GoValue {
  if (input === null) return nilValue;
  const { goType, value } = input;
  if (!goType.startsWith("[]")) return scalarOf(goType, value);
  const type = goType.slice(2);
  return { kind: "list", type: goType, items: (value as unknown[]).map((item) => scalarOf(type, item)) };
}

function scalarOf(type: string, value: unknown): GoValue {
  if (type === "string") return goString(String(value));
  // Infinity has Go's name.
  if (type === "float64") return goFloat(Number(String(value).replace("Inf", "Infinity")));
  return goInt(BigInt(value as string | number), type as "int64");
}
