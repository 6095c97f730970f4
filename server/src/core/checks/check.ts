import type { ReadOptions } from "../files/read-options.ts";
import type { Rule, RuleGroup } from "../files/rule-file.ts";
import type { Chunk, SourceFile } from "../files/source-file.ts";
import type { Span } from "../text/span.ts";
import type { TextEdit } from "../text/text-edit.ts";

export type Severity = "error" | "warning" | "information" | "hint";

/** What a check is shown, once for each in a file. */
export interface LooksAt {
  /** Facts of a chunk's own text: the only ones whose problems are remembered with the chunk. */
  readonly rule: { readonly rule: Rule; readonly chunk: Chunk; readonly options: ReadOptions };
  readonly group: { readonly group: RuleGroup; readonly options: ReadOptions };
  readonly chunk: { readonly chunk: Chunk; readonly options: ReadOptions };
  readonly file: { readonly file: SourceFile };
}

/** One kind of mistake that we find: data, and a function from facts to problems. */
export interface Check<Subject extends keyof LooksAt = keyof LooksAt> {
  /** Names the problem (`rate-on-gauge`); also the name of the module, its test and its page in docs/checks. */
  readonly id: string;
  /** One line for tables, without a dot at its end. */
  readonly summary: string;
  readonly severity: Severity;
  readonly looksAt: Subject;
  run(subject: LooksAt[Subject]): Iterable<Finding>;
}

/** What a check yields; the runner adds id and severity. Spans count from where the subject's spans count. */
export interface Finding {
  readonly span: Span;
  /** One sentence: what is wrong and what will happen. Mirrored Prometheus messages keep their words. */
  readonly message: string;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
  readonly tags?: readonly ("unnecessary" | "deprecated")[];
}

export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

/** A change that removes the problem. `safe` ones may be applied without a look. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

/** A finding with everything that a report needs. */
export interface Problem extends Finding {
  readonly check: string;
  readonly severity: Severity;
}
