/** What is written at the outermost level of one YAML document, found without reading the YAML. */
export interface DocumentOutline {
  readonly from: number;
  readonly to: number;
  /** Those keys of the outermost mapping that tell kinds apart, with the offset right after the colon. */
  readonly keys: ReadonlyMap<string, number>;
  /** Where the word `groups` ends that a line starts with, though it is no key there: somebody's slip hides what it was. */
  readonly brokenGroups: number | undefined;
  /** How many other keys and lines stand at the outermost level. */
  readonly foreign: number;
  /** The outermost node is a flow mapping, as in JSON. */
  readonly flow: boolean;
  /** A line starts with a bracket: a section of another format, or a list. */
  readonly brackets: boolean;
}

/** The outermost keys by which we tell files apart. */
const tellingKeys = (
  "groups namespace apiVersion kind data items tests rule_files route receivers " +
  "global runtime scrape_config_files scrape_configs alerting remote_write remote_read storage tracing otlp " +
  "clients positions target_config limits_config object_storage"
).split(" ");

const tellingKeysByFirstCode: string[][] = [];
for (const key of tellingKeys) {
  tellingKeysByFirstCode[key.charCodeAt(0)] ??= [];
  tellingKeysByFirstCode[key.charCodeAt(0)]!.push(key);
}

/**
 * The outlines of a text's documents, in one pass over its lines.
 * Every file of a workspace goes through here, most of them only to be left alone: nothing but the first characters of
 * a line is looked at, and nothing is copied.
 */
export function outlineDocuments(text: string): readonly DocumentOutline[] {
  const documents: DocumentOutline[] = [];
  const indentation = outermostIndentation(text);
  let document = new OpenDocument(0);
  let line = startOf(text);
  while (line < text.length) {
    let at = line;
    if (indentation > 0) at = skipIndentation(text, line, indentation);
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 35 && code !== 9 && code !== 13 && at < text.length) {
      if (isDocumentMark(text, at, code)) {
        if (!document.isEmpty) documents.push(document.closed(line));
        document = new OpenDocument(line);
      } else if (code === 123 && text.charCodeAt(at + 1) === 123) {
        const end = text.indexOf("}}", at + 2);
        if (end !== -1) line = end;
      } else {
        document.add(text, at, code);
      }
    }
    line = text.indexOf("\n", line) + 1;
    if (line === 0) break;
  }
  if (!document.isEmpty) documents.push(document.closed(text.length));
  return documents;
}

class OpenDocument {
  readonly #from: number;
  readonly #keys = new Map<string, number>();
  #brokenGroups: number | undefined;
  #foreign = 0;
  #flow = false;
  #brackets = false;

  constructor(from: number) {
    this.#from = from;
  }

  get isEmpty(): boolean {
    return this.#keys.size === 0 && this.#foreign === 0 && !this.#flow;
  }

  closed(to: number): DocumentOutline {
    return {
      from: this.#from,
      to,
      keys: this.#keys,
      brokenGroups: this.#brokenGroups,
      foreign: this.#foreign,
      flow: this.#flow,
      brackets: this.#brackets,
    };
  }

  /** Takes a line of the outermost level whose first character is at `from`. */
  add(text: string, from: number, code: number): void {
    // An item of the list that the last key has.
    if (code === 45 && isBlank(text.charCodeAt(from + 1)) && this.#keys.size > 0) return;
    if (code === 123 && this.isEmpty) {
      this.#flow = true;
      return;
    }
    // A directive before the document.
    if (code === 37 && this.isEmpty) return;
    // What closes a flow collection.
    if ((code === 125 || code === 93) && this.#keys.size > 0) return;
    if (code === 91) this.#brackets = true;
    const quoted = code === 34 || code === 39;
    const keys = tellingKeysByFirstCode[quoted ? text.charCodeAt(from + 1) : code];
    const key = keys?.find((known) => text.startsWith(known, quoted ? from + 1 : from));
    const value = key === undefined ? -1 : afterColon(text, from + key.length + (quoted ? 2 : 0));
    if (key === "groups" && value === -1) this.#addBrokenGroups(text, from + key.length);
    if (key === undefined || value === -1) this.#foreign += 1;
    else if (!this.#keys.has(key)) this.#keys.set(key, value);
  }

  /** Another key that only starts like ours is a key. */
  #addBrokenGroups(text: string, from: number): void {
    const otherKey = /[\w.-]+["']? *:(?=\s|$)/y;
    otherKey.lastIndex = from;
    if (!otherKey.test(text)) this.#brokenGroups ??= from;
  }
}

/** Whether `key:` is written somewhere between the offsets, at any depth, in block or flow style. */
export function hasKey(text: string, key: string, from: number, to: number): boolean {
  return findKey(text, key, from, to) !== -1;
}

/** The offset right after the colon of the first `key:` between the offsets, or -1. */
export function findKey(text: string, key: string, from: number, to: number): number {
  // Only the part is searched: a miss in the head of a huge text must not run to the text's end.
  const part = text.slice(from, to);
  let found = part.indexOf(key);
  while (found !== -1) {
    if (found === 0 || " \t\n\"'{,-".includes(part.charAt(found - 1))) {
      let after = found + key.length;
      if (part[after] === '"' || part[after] === "'") after++;
      while (part[after] === " ") after++;
      if (part[after] === ":" && " \t\r\n\"'[{".includes(part.charAt(after + 1))) return from + after + 1;
    }
    found = part.indexOf(key, found + key.length);
  }
  return -1;
}

/** The rest of the line after `from`, without quotes and comment. */
export function scalarAfter(text: string, from: number): string {
  const line = text.slice(from, from + 200).split("\n", 1)[0]!;
  return /^\s*(?:"([^"]*)"|'([^']*)'|(.*?))\s*(?:\s#.*)?$/.exec(line)?.slice(1).find(Boolean) ?? "";
}

/** A byte order mark is skipped, also when its bytes were read as Latin-1. */
function startOf(text: string): number {
  if (text.charCodeAt(0) === 0xfeff) return 1;
  return text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
}

/** How far the first line with content is indented: rarely more than nothing. */
function outermostIndentation(text: string): number {
  let line = startOf(text);
  while (line < text.length) {
    let at = line;
    while (text.charCodeAt(at) === 32) at++;
    const code = text.charCodeAt(at);
    const blank = code === 10 || code === 13 || code === 35 || code === 9 || Number.isNaN(code);
    const mark = code === 45 && text.startsWith("---", at);
    const action = code === 123 && text.charCodeAt(at + 1) === 123;
    if (!blank && !mark && !action) return at - line;
    if (action) {
      const end = text.indexOf("}}", at + 2);
      if (end !== -1) at = end;
    }
    const next = text.indexOf("\n", at);
    if (next === -1) return 0;
    line = next + 1;
  }
  return 0;
}

/** Past the colon that stands at `from`, spaces before it skipped, or -1. */
function afterColon(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32) at++;
  return text.charCodeAt(at) === 58 && isBlank(text.charCodeAt(at + 1)) ? at + 1 : -1;
}

/** `---` or `...`, which stand in the first column. */
function isDocumentMark(text: string, at: number, code: number): boolean {
  if (code !== 45 && code !== 46) return false;
  return (text.startsWith("---", at) || text.startsWith("...", at)) && isBlank(text.charCodeAt(at + 3));
}

/** Past the indentation of the outermost level, or `line` when the line is indented less. */
function skipIndentation(text: string, line: number, indentation: number): number {
  for (let at = line; at < line + indentation; at++) {
    if (text.charCodeAt(at) !== 32) return line;
  }
  return line + indentation;
}

/** A space, a line end or the end of the text. */
function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || Number.isNaN(code);
}
