import type { IndexedRule } from "./indexed-rule.ts";
import type { RuleDefinition } from "./knowledge.ts";
import type { DefinitionChanges } from "./rule-file-index.ts";

/** `absence`: alerts that ask whether there is anything of a metric; of `up` only. */
export type IndexedKind = RuleDefinition["kind"] | "absence";

/** What the rules of all files define, by name. */
export class DefinitionIndex {
  readonly #byName = new Map<string, Set<IndexedRule>>();
  readonly #alerts = new Set<IndexedRule>();
  #recordings = 0;
  #alertings = 0;

  /** Another one whenever a recording rule comes, goes or changes. */
  get recordingsVersion(): number {
    return this.#recordings;
  }

  get alertsVersion(): number {
    return this.#alertings;
  }

  change({ removed, added }: DefinitionChanges): void {
    for (const rule of removed) this.#remove(rule);
    for (const rule of added) this.#add(rule);
  }

  find(kind: IndexedKind, name: string): Iterable<IndexedRule> {
    return this.#byName.get(keyOf(kind, name)) ?? none;
  }

  alerts(): Iterable<IndexedRule> {
    return this.#alerts;
  }

  #add(rule: IndexedRule): void {
    this.#count(rule);
    this.#addAs(keyOf(rule.kind, rule.name), rule);
    if (rule.kind !== "alerting") return;
    this.#alerts.add(rule);
    if (watchesAbsence(rule)) this.#addAs(keyOf("absence", "up"), rule);
  }

  #addAs(key: string, rule: IndexedRule): void {
    const same = this.#byName.get(key);
    if (same === undefined) this.#byName.set(key, new Set([rule]));
    else same.add(rule);
  }

  #remove(rule: IndexedRule): void {
    this.#count(rule);
    this.#removeAs(keyOf(rule.kind, rule.name), rule);
    if (rule.kind !== "alerting") return;
    this.#alerts.delete(rule);
    if (watchesAbsence(rule)) this.#removeAs(keyOf("absence", "up"), rule);
  }

  #removeAs(key: string, rule: IndexedRule): void {
    const same = this.#byName.get(key);
    same?.delete(rule);
    if (same?.size === 0) this.#byName.delete(key);
  }

  #count({ kind }: IndexedRule): void {
    if (kind === "recording") this.#recordings++;
    else this.#alertings++;
  }
}

function watchesAbsence({ expr }: IndexedRule): boolean {
  return /\b(?:absent|count|unless|sum)/.test(expr) && /\bup\b/.test(expr);
}

function keyOf(kind: IndexedKind, name: string): string {
  return `${kind} ${name}`;
}

const none: readonly never[] = [];
