/** The labels of one series or target. A label with an empty value is the same as none. Insertion order means nothing. */
export type LabelSet = ReadonlyMap<string, string>;
