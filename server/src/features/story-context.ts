import type { StoryContext } from "../core/explain/label-story.ts";
import type { FeatureContext } from "./feature-context.ts";
import { monitoredJobs } from "./monitored-jobs.ts";
import { telegrafLabelsOf } from "./telegraf/telegraf-metrics.ts";

/** What labels in the rules of a file can come from. */
export function storyContextOf(context: FeatureContext): StoryContext {
  const { file, knowledge } = context;
  const { regex, features } = file.options;
  const jobs = knowledge.jobs.length > 0 ? knowledge.jobs : monitoredJobs(context);
  const exported = (metric: string) => telegrafLabelsOf(metric, context);
  return { knowledge, jobs, regex, features, exported };
}
