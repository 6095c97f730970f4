/** How the parts of the bench are to measure. */
export interface BenchOptions {
  readonly isQuick: boolean;
  /** The folder of the built product, as it ships. */
  readonly dist: string;
}
