import type { ChunkReader } from "./chunk-reader.ts";
import type { FileHints, FileKind } from "./file-kind.ts";
import type { RuleResourceKind } from "./kubernetes-kinds.ts";
import type { Dialect, ReadOptions } from "./read-options.ts";
import type { WorkCounters } from "./work-counters.ts";

/** What all versions of a file have in common, as long as nothing outside its groups changes what it is. */
export interface FileContext {
  readonly kind: FileKind;
  readonly dialect: Dialect;
  readonly resource?: RuleResourceKind | undefined;
  /** A template engine has yet to fill the file in: it is never cut into pieces. */
  readonly isTemplate: boolean;
  readonly options: ReadOptions;
  readonly hints: FileHints;
  readonly reader: ChunkReader;
  readonly work: WorkCounters | undefined;
}
