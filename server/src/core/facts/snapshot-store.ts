import { FactStore } from "./fact-store.ts";
import type { Snapshot } from "./write-snapshot.ts";

/** Metrics and labels come and go; after this many days a snapshot says too much that is not so any more. */
const mostDays = 30;

const day = 86_400_000;

/** The facts of a snapshot: it answers what the server answered, and asks for nothing more. */
export function snapshotStore({ taken, lookback, answers, unanswered }: Snapshot): FactStore {
  const store = new FactStore({ name: `the snapshot of ${dateOf(taken)}`, lookback }, answers);
  store.put([], unanswered);
  return store;
}

/** What is to be said of a snapshot that is too old; missing for others. */
export function snapshotAge({ taken, server }: Snapshot, now: number): string | undefined {
  const days = Math.floor((now - taken) / day);
  if (days <= mostDays) return undefined;
  return `It was taken of ${server} on ${dateOf(taken)}, ${days} days ago, and may be wrong by now: take it again with \`promrules snapshot\`.`;
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
