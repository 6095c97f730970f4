import { askedSelector } from "../core/checks/asked-selector.ts";
import { closedLabels } from "../core/checks/closed-labels.ts";
import { isClosedWorld } from "../core/checks/closed-world.ts";
import type { StoryContext } from "../core/explain/label-story.ts";
import { type PossibleLabels, presenceOf } from "../core/labels/possible-labels.ts";
import { metricOf } from "../core/project/selector-source.ts";
import type { VectorSelector } from "../core/promql/ast.ts";
import type { FeatureContext } from "./feature-context.ts";
import { monitoredJobs } from "./monitored-jobs.ts";
import { telegrafLabelsOf } from "./telegraf/telegraf-metrics.ts";

/** What labels in the rules of a file can come from. */
export function storyContextOf(context: FeatureContext): StoryContext {
  const { file, knowledge } = context;
  const { regex, features } = file.options;
  const jobs = knowledge.jobs.length > 0 ? knowledge.jobs : monitoredJobs(context);
  return {
    knowledge,
    jobs,
    regex,
    features,
    exported: (metric) => telegrafLabelsOf(metric, context) ?? cataloguedLabels(metric, context),
    lacks: (selector, name) => lacksLabel(selector, name, context),
  };
}

function cataloguedLabels(metric: string, { file }: FeatureContext): PossibleLabels | undefined {
  const known = file.options.catalogue?.find(metric);
  if (known === undefined) return undefined;
  const labels = known.labels.map((name) => {
    const from = [[{ origin: { kind: "exporter" } as const }]];
    return [name, { name, certainty: "possible", values: { kind: "unknown" }, from }] as const;
  });
  return { labels: new Map(labels), open: [] };
}

/** What `unknown-label` and `absent-label` report, where nobody else says that there are such series. */
function lacksLabel(selector: VectorSelector, name: string, context: FeatureContext): boolean {
  const { file, path, facts, project } = context;
  const { dialect, options } = file;
  const metric = metricOf(selector);
  if (metric === undefined) return false;
  if (facts.source !== undefined) {
    const names = facts.labelNames(askedSelector(metric));
    return names !== undefined && names.size > 0 && !names.has(name);
  }
  const view = project.viewOf(path, facts);
  if (!isClosedWorld({ dialect, knowledge: view.knowledge })) return false;
  const known = closedLabels({ ...view, options })(selector);
  return known !== undefined && presenceOf(name, known) === "absent";
}
