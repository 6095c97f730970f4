import type { JobUniverse } from "../core/project/label-universe.ts";
import type { FeatureContext } from "./feature-context.ts";

/**
 * The jobs that the operator makes of the monitors of the workspace, for rules of which no configuration says more:
 * nothing tells which Prometheus loads a PrometheusRule, or which takes a monitor, so they are the best guess and no
 * more than that.
 */
export function monitoredJobs({ file, path, knowledge, project }: FeatureContext): readonly JobUniverse[] {
  if (knowledge.jobs.length > 0) return [];
  const isGuess =
    file.kind === "kubernetes-rules" ||
    (file.kind === "rule-file" && project.nearestKnowledge(path).jobs.length === 0);
  return isGuess ? [...project.monitorJobs()] : [];
}
