import type { Span } from "../text/span.ts";
import { limitAliases } from "./alias-limit.ts";
import { DocumentParser, type ParsedDocument } from "./document-parser.ts";
import { isDocumentIndicator } from "./flow-scalar.ts";
import type { GoYaml } from "./go-yaml.ts";
import { isBlank, isBreak } from "./line-break.ts";
import { LineCounter } from "./line-counter.ts";
import { recover } from "./recover.ts";
import { rejectionHint } from "./rejection-hint.ts";
import { Rejection } from "./token.ts";
import { TreeBuilder } from "./tree-builder.ts";
import type { YamlLibrary } from "./yaml-library.ts";
import type { YamlComment, YamlDocument, YamlNode, YamlProblem } from "./yaml-node.ts";

/**
 * Reads all of YAML as go-yaml does, which Prometheus uses: what the text holds, and what is wrong with it.
 * Our own parser mirrors go-yaml's and decides what is a mistake. The `yaml` package is asked only for the tree
 * of a document that has one, since it goes on after mistakes.
 */
export function readYaml(text: string, yaml: YamlLibrary, goYaml: GoYaml = "v3"): readonly YamlDocument[] {
  return new Reader(text, yaml, goYaml).read();
}

/** Whether go-yaml gives up in the first document of a text: found out without a look at what comes after. */
export function startsBroken(text: string, yaml: YamlLibrary, goYaml: GoYaml): boolean {
  return new Reader(text, yaml, goYaml).startsBroken();
}

class Reader {
  readonly #text: string;
  readonly #yaml: YamlLibrary;
  readonly #goYaml: GoYaml;
  readonly #lines: LineCounter;
  readonly #documents: YamlDocument[] = [];
  /** Offset of the first forbidden character that lies in no document yet. */
  #forbidden = -1;

  constructor(text: string, yaml: YamlLibrary, goYaml: GoYaml) {
    this.#text = text;
    this.#yaml = yaml;
    this.#goYaml = goYaml;
    this.#lines = new LineCounter(text);
  }

  read(): readonly YamlDocument[] {
    let from = 0;
    // After a mistake, reading starts again at the next line with `---`, as if the text began there.
    while (from < this.#text.length) from = this.#readFrom(from, this.#text);
    if (this.#documents.length === 0) this.#add({ from: 0, to: 0 }, undefined, [], []);
    return this.#documents;
  }

  startsBroken(): boolean {
    const parser = new DocumentParser(this.#text, 0, () => this.#newBuilder(), this.#goYaml);
    try {
      parser.next();
      return false;
    } catch (error) {
      if (error instanceof Rejection) return true;
      throw error;
    }
  }

  #readFrom(from: number, text: string): number {
    const parser = new DocumentParser(text, from, () => this.#newBuilder(), this.#goYaml);
    const parsed: ParsedDocument[] = [];
    const rejection = parseAll(parser, parsed);
    if (rejection === undefined && parsed.length === 0) {
      this.#add({ from, to: text.length }, undefined, [], parser.comments);
      return text.length;
    }
    const brokenFrom = rejection === undefined ? text.length : parsed.length === 0 ? from : parser.from;
    this.#addParsed(parsed, from, brokenFrom, parser.comments);
    if (rejection === undefined) return text.length;
    const end = this.#endOfDocument(parser.from, text);
    if (end <= rejection.from && end < text.length) {
      // go-yaml looks some tokens ahead, so a mistake in the next document hits this one, which is as it should be.
      const next = this.#readFrom(brokenFrom, text.slice(0, end));
      this.#addToLast(this.#problemOf(rejection, parser.quoted));
      return next;
    }
    const problem = this.#problemOf(rejection, parser.quoted);
    const before = parser.problems.filter(({ kind }) => kind === "alias");
    this.#addBroken({ from: brokenFrom, to: end }, rejection, [problem, ...before]);
    return end;
  }

  #addParsed(
    parsed: readonly ParsedDocument[],
    from: number,
    to: number,
    comments: readonly YamlComment[],
  ): void {
    let comment = 0;
    parsed.forEach(({ root, problems, hasAliases }, index) => {
      const start = index === 0 ? from : parsed[index]!.from;
      const end = parsed[index + 1]?.from ?? to;
      const first = comment;
      while (comment < comments.length && comments[comment]!.span.from < end) comment++;
      const limited = hasAliases ? limitAliases(root?.node) : { root: root?.node, problems: [] };
      const all = [...problems, ...limited.problems];
      this.#add({ from: start, to: end }, limited.root, all, comments.slice(first, comment));
    });
  }

  /** What else the mended tree seems to hold may just follow from the mistake, so only `problems` are told. */
  #addBroken(span: Span, rejection: Rejection, problems: readonly YamlProblem[]): void {
    const builder = this.#newBuilder();
    const { root, comments } = recover({ text: this.#text, span, rejection }, this.#yaml, builder);
    const limited = limitAliases(root?.node);
    this.#add(span, limited.root, problems, comments);
  }

  #problemOf(rejection: Rejection, quoted: Span | undefined): YamlProblem {
    const { from, to, message } = rejection;
    const { hint, span } = rejectionHint(this.#text, rejection, quoted) ?? {};
    return {
      kind: "syntax",
      span: span ?? { from, to: rejection.startsWord ? Math.max(to, wordEnd(this.#text, from)) : to },
      message,
      ...(hint !== undefined && { hint }),
      ...this.#lines.named(rejection),
    };
  }

  #addToLast(problem: YamlProblem): void {
    const last = this.#documents.pop();
    if (last !== undefined) this.#documents.push({ ...last, problems: [...last.problems, problem] });
  }

  #add(
    span: Span,
    root: YamlNode | undefined,
    problems: readonly YamlProblem[],
    comments: readonly YamlComment[],
  ): void {
    this.#documents.push({
      root,
      span,
      problems: [...this.#forbiddenCharacters(span), ...problems],
      comments,
    });
  }

  /** go-yaml names no line for them; the first one of a document is shown. */
  #forbiddenCharacters(span: Span): YamlProblem[] {
    if (this.#forbidden < span.from) {
      forbidden.lastIndex = span.from;
      this.#forbidden = forbidden.exec(this.#text)?.index ?? this.#text.length;
    }
    if (this.#forbidden >= span.to) return [];
    const at = { from: this.#forbidden, to: this.#forbidden + 1 };
    return [{ kind: "syntax", span: at, message: "control characters are not allowed" }];
  }

  /** Where the document ends whose first token stands at `from`: at the next `---`, or with the text. */
  #endOfDocument(from: number, text: string): number {
    const content = text.charCodeAt(from) === 37 ? nextDocumentStart(text, from) : from;
    return nextDocumentStart(text, content + 1);
  }

  #newBuilder(): TreeBuilder {
    return new TreeBuilder(this.#text, (offset) => this.#lines.lineAt(offset));
  }
}

/** What go-yaml's reader refuses, wherever it stands. */
const forbidden = /[^\t\n\r\x20-\x7e\x85\xa0-\ufffd]/g;

/** Adds all documents up to the first mistake, and returns that. */
function parseAll(parser: DocumentParser, parsed: ParsedDocument[]): Rejection | undefined {
  try {
    for (let document = parser.next(); document !== undefined; document = parser.next())
      parsed.push(document);
    return undefined;
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
}

function nextDocumentStart(text: string, from: number): number {
  for (let at = text.indexOf("---", from); at >= 0; at = text.indexOf("---", at + 1)) {
    if (isDocumentIndicator(text, at)) return at;
  }
  return text.length;
}

/** So that a problem at a word shows all of it. */
function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBlank(text.charCodeAt(at)) && !isBreak(text.charCodeAt(at))) at++;
  return at;
}
