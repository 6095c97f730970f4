import type { ActiveTarget, PrometheusApi, Result } from "../prometheus-api.ts";

/** A target that a server scrapes now. */
export interface LiveTarget {
  readonly labels: ReadonlyMap<string, string>;
  readonly health: string;
}

export async function liveTargets(
  api: PrometheusApi,
  signal?: AbortSignal,
): Promise<Result<readonly LiveTarget[]>> {
  const answer = await api.targets(signal);
  return answer.ok ? { ok: true, value: answer.value.map(targetOf) } : answer;
}

function targetOf({ labels, health }: ActiveTarget): LiveTarget {
  return { labels: new Map(Object.entries(labels)), health };
}
