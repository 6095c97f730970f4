/** Counts what reading and editing cost, exactly. Handed in by tests and the bench; nobody else needs it. */
export class WorkCounters {
  /** Chunks whose text was read, and how many characters they had. */
  chunksRead = 0;
  charactersRead = 0;
  /** Characters whose lines were looked at for where chunks begin. */
  charactersSplit = 0;
  /** Texts of whole files that were put together from their chunks. */
  textsJoined = 0;
  /** Whole files that were read in one piece. */
  wholeReads = 0;
}
