import type { StoryContext } from "../core/explain/label-story.ts";
import type { FeatureContext } from "./feature-context.ts";

/** What labels in the rules of a file can come from. */
export function storyContextOf({ file, knowledge, project }: FeatureContext): StoryContext {
  const { regex, features } = file.options;
  // Nothing says which Prometheus loads a PrometheusRule; the monitors of the workspace are the best guess.
  const isGuess = knowledge.jobs.length === 0 && file.kind === "kubernetes-rules";
  return { knowledge, jobs: isGuess ? [...project.monitorJobs()] : knowledge.jobs, regex, features };
}
