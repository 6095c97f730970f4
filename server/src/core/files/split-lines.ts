/**
 * Cuts the text of a rule file into its head, the headers of its groups and its rules, by nothing but the
 * indentation of its lines. It works from the start of any piece on, which is how an edit re-cuts only what it touched.
 *
 * Comment lines directly above a group or a rule belong to it, unless they are indented deeper than its dash: those
 * belong to the rule above, where they may be content of a block scalar. Blank lines belong to what is before them.
 * Whether the pieces mean the same alone as together is found out when they are read.
 */
export function splitLines(text: string, entry: SplitState): Split {
  const pieces: Piece[] = [];
  let state = entry;
  let part: Part | undefined = entry.phase === "start" ? "head" : undefined;
  let pieceEntry = entry;
  let from = 0;
  /** Start of the comment lines above that would belong to a piece that starts here. */
  let comments = -1;
  let startsPiece = true;

  const open = (at: number, opened: Part): void => {
    const boundary = comments === -1 ? at : comments;
    if (part !== undefined) pieces.push({ part, from, to: boundary, entry: pieceEntry });
    else if (boundary !== 0) startsPiece = false;
    part = opened;
    pieceEntry = state;
    from = boundary;
  };

  for (let at = 0; at < text.length; ) {
    let first = at;
    // A byte order mark at the start of the file takes no column.
    if (at === 0 && entry.phase === "start" && text.charCodeAt(0) === 0xfeff) first++;
    const margin = first;
    while (text.charCodeAt(first) === 32) first++;
    const column = first - margin;
    const newline = text.indexOf("\n", first);
    const next = newline === -1 ? text.length : newline + 1;

    const code = text.charCodeAt(first);
    if (isBlankLine(text, first, next)) {
      comments = -1;
    } else if (code === hash) {
      if (column > deepestComment(state)) comments = -1;
      else if (comments === -1) comments = at;
    } else {
      const step = nextState(state, text, first, column);
      if (step.opens !== undefined) open(at, step.opens);
      else if (part === undefined) startsPiece = false;
      state = step.state;
      comments = -1;
    }
    at = next;
  }
  pieces.push({ part: part ?? "stray", from, to: text.length, entry: pieceEntry });
  if (part === undefined) startsPiece = false;
  const endsPiece = comments === -1 && text.endsWith("\n");
  return { pieces, exit: state, startsPiece, endsPiece };
}

/** A stretch of lines: the head of the file down to `groups:`, the header of a group, a rule, or what fits nowhere. */
export type Part = "head" | "group" | "rule" | "stray";

export interface Piece {
  readonly part: Part;
  readonly from: number;
  readonly to: number;
  /** What was known before its first line. */
  readonly entry: SplitState;
}

export interface Split {
  readonly pieces: readonly Piece[];
  readonly exit: SplitState;
  /** The first line starts a piece: nothing of the text belongs to what is before it. */
  readonly startsPiece: boolean;
  /** Nothing at the end of the text belongs to what comes after it. */
  readonly endsPiece: boolean;
}

/** All that the lines before a piece decide about the lines after. Columns count from 0; -1 is a column not seen yet. */
export interface SplitState {
  readonly phase: "start" | "after groups:" | "in header" | "after rules:" | "in rule" | "in stray";
  /** Column of the dashes of the groups; of `groups:` itself as long as there is no group. */
  readonly groups: number;
  /** Column of the keys in the header of the current group. */
  readonly keys: number;
  /** Column of the dashes of the current group's rules. */
  readonly rules: number;
}

export const startOfFile: SplitState = { phase: "start", groups: -1, keys: -1, rules: -1 };

export function sameState(a: SplitState, b: SplitState): boolean {
  return (
    a === b || (a.phase === b.phase && a.groups === b.groups && a.keys === b.keys && a.rules === b.rules)
  );
}

interface Step {
  readonly state: SplitState;
  readonly opens?: Part;
}

/** What a line with content does, which starts at `first`. */
function nextState(state: SplitState, text: string, first: number, column: number): Step {
  const dash = isDash(text, first);
  switch (state.phase) {
    case "start":
      if (!isBareKey(text, first, "groups")) return { state };
      return { state: { phase: "after groups:", groups: column, keys: -1, rules: -1 } };
    case "after groups:":
      if (dash && column >= state.groups) return openGroup(text, first, column);
      return openStray(state);
    case "in header":
      return nextInHeader(state, text, first, column);
    case "after rules:":
      if (dash && column >= state.keys) return openRule(state, column);
      if (dash && column === state.groups) return openGroup(text, first, column);
      return openStray(state);
    case "in rule":
      if (column > state.rules) return { state };
      if (dash && column === state.rules) return openRule(state, column);
      if (dash && column === state.groups) return openGroup(text, first, column);
      return openStray(state);
    case "in stray":
      if (dash && column === state.groups) return openGroup(text, first, column);
      if (dash && state.keys !== -1 && column >= state.keys) {
        if (state.rules === -1 || state.rules === column) return openRule(state, column);
      }
      return { state };
  }
}

function nextInHeader(state: SplitState, text: string, first: number, column: number): Step {
  if (column === state.groups && isDash(text, first)) return openGroup(text, first, column);
  if (column <= state.groups) return openStray(state);
  const keys = state.keys === -1 ? column : state.keys;
  if (column === keys && isBareKey(text, first, "rules")) {
    return { state: { phase: "after rules:", groups: state.groups, keys, rules: -1 } };
  }
  return { state: keys === state.keys ? state : { ...state, keys } };
}

function openGroup(text: string, dash: number, column: number): Step {
  let first = dash + 1;
  while (text.charCodeAt(first) === 32) first++;
  const code = text.charCodeAt(first);
  const alone = code === hash || isLineEnd(code);
  const keys = alone ? -1 : column + first - dash;
  const phase = !alone && isBareKey(text, first, "rules") ? "after rules:" : "in header";
  return { state: { phase, groups: column, keys, rules: -1 }, opens: "group" };
}

function openRule(state: SplitState, column: number): Step {
  if (state.phase === "in rule" && state.rules === column) return { state, opens: "rule" };
  return { state: { ...state, phase: "in rule", rules: column }, opens: "rule" };
}

function openStray(state: SplitState): Step {
  return { state: { ...state, phase: "in stray" }, opens: "stray" };
}

/** How deep a comment line may be indented that belongs to the piece below it. */
function deepestComment(state: SplitState): number {
  switch (state.phase) {
    case "start":
      return -1;
    case "after groups:":
    case "after rules:":
      // Nothing can be open here that a comment could be content of.
      return Number.POSITIVE_INFINITY;
    case "in header":
      return state.groups;
    case "in rule":
    case "in stray":
      return state.rules === -1 ? state.groups : state.rules;
  }
}

const hash = 35;

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || Number.isNaN(code);
}

function isBlankLine(text: string, first: number, next: number): boolean {
  const code = text.charCodeAt(first);
  if (code > 32) return false;
  for (let at = first; at < next; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 10 && code !== 13) return false;
  }
  return true;
}

function isDash(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 45) return false;
  const after = text.charCodeAt(at + 1);
  return after === 32 || after === 9 || isLineEnd(after);
}

/** Whether a line holds nothing but `key:`, which may be quoted, and a comment. */
function isBareKey(text: string, at: number, key: string): boolean {
  const code = text.charCodeAt(at);
  const quoted = code === 34 || code === 39;
  const start = quoted ? at + 1 : at;
  if (!text.startsWith(key, start)) return false;
  let end = start + key.length;
  if (quoted && text.charCodeAt(end++) !== code) return false;
  while (text.charCodeAt(end) === 32) end++;
  if (text.charCodeAt(end++) !== 58) return false;
  const blanks = end;
  while (text.charCodeAt(end) === 32 || text.charCodeAt(end) === 9) end++;
  const after = text.charCodeAt(end);
  return isLineEnd(after) || (after === hash && end > blanks);
}
