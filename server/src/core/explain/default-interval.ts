import type { Knowledge } from "../project/knowledge.ts";

/** How often groups that do not say are evaluated, in milliseconds; missing where that is not known. */
export function defaultInterval({ configs }: Pick<Knowledge, "configs">): number | undefined {
  const [interval, ...others] = new Set(
    configs.map(({ config: { evaluationInterval: written } }) =>
      written === undefined || written.milliseconds === 0 ? oneMinute : written.milliseconds,
    ),
  );
  return others.length === 0 ? interval : undefined;
}

const oneMinute = 60_000;
