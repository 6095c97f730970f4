import type { Span } from "../text/span.ts";
import { readBlockScalar } from "./block-scalar.ts";
import { endsLine, readComments } from "./comment-lines.ts";
import { scanDirective, scanName, scanTag } from "./directive-scanner.ts";
import { isDocumentIndicator, readDoubleQuoted, readSingleQuoted } from "./flow-scalar.ts";
import type { GoYaml } from "./go-yaml.ts";
import { breakLength, isBlank, isBreak, lastLineStart, lineEnd } from "./line-break.ts";
import { scanPlain } from "./plain-scanner.ts";
import { type KeyPlace, SimpleKeys } from "./simple-keys.ts";
import { Rejection, type Token, type TokenKind } from "./token.ts";
import type { ScalarStyle, YamlComment } from "./yaml-node.ts";

/** How deep go-yaml lets blocks and flow collections nest. */
const maxDepth = 10_000;

/**
 * Cuts a text into tokens exactly as go-yaml's scanner does (`scannerc.go`, a port of libyaml), which is not YAML 1.2:
 * a quoted scalar may go on at any indentation, a flow collection too, and `#` needs no blank before it.
 * Throws a `Rejection` where go-yaml gives up.
 */
export class Scanner {
  readonly comments: YamlComment[] = [];
  /** The last scalar in quotes so far. */
  quoted: Span | undefined;
  readonly #text: string;
  readonly #goYaml: GoYaml;
  #at: number;
  #lineStart: number;
  #indent = -1;
  readonly #indents: number[] = [];
  #flowLevel = 0;
  #simpleKeyAllowed = true;
  readonly #keys: SimpleKeys;
  #tokens: Token[] = [];
  #head = 0;
  #tokensTaken = 0;
  #hasToken = false;

  constructor(text: string, from: number, goYaml: GoYaml) {
    this.#text = text;
    this.#goYaml = goYaml;
    this.#at = from;
    this.#lineStart = from;
    this.#keys = new SimpleKeys(text);
    if (text.charCodeAt(from) === 0xfeff) this.#at = this.#lineStart = from + 1;
  }

  peek(): Token {
    if (!this.#hasToken) this.#fetchMore();
    return this.#tokens[this.#head]!;
  }

  skip(): void {
    this.#hasToken = false;
    this.#tokensTaken++;
    this.#head++;
    if (this.#head > 64) {
      this.#tokens = this.#tokens.slice(this.#head);
      this.#head = 0;
    }
  }

  /** The newer go-yaml keeps two tokens more than it needs in its queue, so it also meets the mistakes in those early. */
  #fetchMore(): void {
    const ahead = this.#goYaml === "v3" ? 2 : 0;
    for (;;) {
      if (this.#head < this.#tokens.length - ahead) {
        const key = this.#keys.at(this.#tokensTaken);
        if (key === undefined || !this.#keys.isValid(key, this.#place())) break;
      }
      this.#fetchNext();
    }
    this.#hasToken = true;
  }

  #fetchNext(): void {
    this.#toNextToken();
    const at = this.#at;
    const column = at - this.#lineStart;
    this.#unrollIndent(column);
    if (at >= this.#text.length) this.#fetchStreamEnd();
    else if (column === 0 && this.#text.charCodeAt(at) === 37) this.#fetchDirective();
    else if (column === 0 && isDocumentIndicator(this.#text, at)) this.#fetchDocumentIndicator();
    else this.#fetchByCharacter(this.#text.charCodeAt(at));
  }

  #fetchByCharacter(code: number): void {
    switch (String.fromCharCode(code)) {
      case "[":
        this.#fetchFlowStart("flow-sequence-start");
        break;
      case "{":
        this.#fetchFlowStart("flow-mapping-start");
        break;
      case "]":
        this.#fetchFlowEnd("flow-sequence-end");
        break;
      case "}":
        this.#fetchFlowEnd("flow-mapping-end");
        break;
      case ",":
        this.#fetchFlowEntry();
        break;
      case "*":
        this.#fetchName("alias");
        break;
      case "&":
        this.#fetchName("anchor");
        break;
      case "!":
        this.#fetchTag();
        break;
      case "'":
        this.#fetchQuoted("single-quoted");
        break;
      case '"':
        this.#fetchQuoted("double-quoted");
        break;
      case "|":
        this.#fetchBlockScalar("literal");
        break;
      case ">":
        this.#fetchBlockScalar("folded");
        break;
      case "-":
        if (this.#isBlankOrEnd(this.#at + 1)) this.#fetchBlockEntry();
        else this.#fetchPlain();
        break;
      case "?":
        if (this.#flowLevel > 0 || this.#isBlankOrEnd(this.#at + 1)) this.#fetchKey();
        else this.#fetchPlain();
        break;
      case ":":
        if (this.#flowLevel > 0 || this.#isBlankOrEnd(this.#at + 1)) this.#fetchValue();
        else this.#fetchPlain();
        break;
      case "\t":
      case "%":
      case "@":
      case "`":
        this.#rejectCharacter();
        break;
      default:
        this.#fetchPlain();
    }
  }

  /** Blanks, comments and line breaks. A tab may not stand where a block's indentation or a key could begin. */
  #toNextToken(): void {
    const text = this.#text;
    let at = this.#at;
    for (;;) {
      for (;;) {
        const code = text.charCodeAt(at);
        if (code !== 32 && !(code === 9 && (this.#flowLevel > 0 || !this.#simpleKeyAllowed))) break;
        at++;
      }
      if (text.charCodeAt(at) === 35) at = this.#passComments(at);
      const length = breakLength(text, at);
      if (length === 0) break;
      at += length;
      this.#lineStart = at;
      if (this.#flowLevel === 0) this.#simpleKeyAllowed = true;
    }
    this.#at = at;
  }

  /** Past the comment at `from`, and past those below it that go-yaml finds by itself. */
  #passComments(from: number): number {
    const last = this.#tokens.at(-1);
    const goesOn = this.#goYaml === "v3" && !(last && endsLine(last, this.#lineStart));
    const spans = readComments(this.#text, from, goesOn);
    const { to } = spans.at(-1)!;
    for (const span of spans) this.comments.push({ span });
    this.#lineStart = lastLineStart(this.#text, from, to) ?? this.#lineStart;
    return to;
  }

  #fetchStreamEnd(): void {
    this.#unrollIndent(-1);
    this.#removeSimpleKey();
    this.#simpleKeyAllowed = false;
    this.#push("stream-end", this.#at, this.#at);
    // The end counts as a new line: no key can go on.
    this.#lineStart = this.#at + 1;
  }

  #fetchDirective(): void {
    this.#leaveDocument();
    const { token, next } = scanDirective(this.#text, this.#at);
    this.#tokens.push(token);
    this.#at = next;
    if (isBreak(this.#text.charCodeAt(next - 1))) this.#lineStart = next;
  }

  #fetchDocumentIndicator(): void {
    this.#leaveDocument();
    const kind = this.#text.charCodeAt(this.#at) === 45 ? "document-start" : "document-end";
    this.#push(kind, this.#at, this.#at + 3);
  }

  #leaveDocument(): void {
    this.#unrollIndent(-1);
    this.#removeSimpleKey();
    this.#simpleKeyAllowed = false;
  }

  #fetchFlowStart(kind: TokenKind): void {
    this.#saveSimpleKey();
    this.#flowLevel++;
    const from = this.#at;
    this.#keys.openLevel();
    if (this.#flowLevel > maxDepth) this.#reject(`exceeded max depth of ${maxDepth}`, from, from + 1, from);
    this.#simpleKeyAllowed = true;
    this.#push(kind, from, from + 1);
  }

  #fetchFlowEnd(kind: TokenKind): void {
    this.#removeSimpleKey();
    if (this.#flowLevel > 0) {
      this.#flowLevel--;
      this.#keys.closeLevel();
    }
    this.#simpleKeyAllowed = false;
    this.#push(kind, this.#at, this.#at + 1);
  }

  #fetchFlowEntry(): void {
    this.#removeSimpleKey();
    this.#simpleKeyAllowed = true;
    this.#push("flow-entry", this.#at, this.#at + 1);
  }

  #fetchBlockEntry(): void {
    const at = this.#at;
    if (this.#flowLevel === 0) {
      if (!this.#simpleKeyAllowed) {
        this.#reject("block sequence entries are not allowed in this context", at, at + 1, at);
      }
      this.#rollIndent(at - this.#lineStart, this.#tokens.length, "block-sequence-start", at);
    }
    this.#removeSimpleKey();
    this.#simpleKeyAllowed = true;
    this.#push("block-entry", at, at + 1);
  }

  #fetchKey(): void {
    const at = this.#at;
    if (this.#flowLevel === 0) {
      if (!this.#simpleKeyAllowed)
        this.#reject("mapping keys are not allowed in this context", at, at + 1, at);
      this.#rollIndent(at - this.#lineStart, this.#tokens.length, "block-mapping-start", at);
    }
    this.#removeSimpleKey();
    this.#simpleKeyAllowed = this.#flowLevel === 0;
    this.#push("key", at, at + 1);
  }

  #fetchValue(): void {
    const at = this.#at;
    const key = this.#keys.last;
    if (this.#keys.isValid(key, this.#place())) {
      const index = key.tokenNumber - this.#tokensTaken + this.#head;
      this.#tokens.splice(index, 0, newToken("key", key.from, key.from));
      this.#rollIndent(key.from - key.lineStart, index, "block-mapping-start", key.from);
      this.#keys.forget(key);
      this.#simpleKeyAllowed = false;
    } else {
      if (this.#flowLevel === 0) {
        if (!this.#simpleKeyAllowed) {
          this.#reject("mapping values are not allowed in this context", at, at + 1, at);
        }
        this.#rollIndent(at - this.#lineStart, this.#tokens.length, "block-mapping-start", at);
      }
      this.#simpleKeyAllowed = this.#flowLevel === 0;
    }
    this.#push("value", at, at + 1);
  }

  #fetchName(kind: "anchor" | "alias"): void {
    this.#saveSimpleKey();
    this.#simpleKeyAllowed = false;
    const token = scanName(this.#text, this.#at, kind);
    this.#tokens.push(token);
    this.#at = token.to;
  }

  #fetchTag(): void {
    this.#saveSimpleKey();
    this.#simpleKeyAllowed = false;
    const token = scanTag(this.#text, this.#at);
    this.#tokens.push(token);
    this.#at = token.to;
  }

  #fetchBlockScalar(style: ScalarStyle): void {
    if (this.#flowLevel > 0) this.#rejectCharacter();
    this.#removeSimpleKey();
    this.#simpleKeyAllowed = true;
    const from = this.#at;
    const scalar = readBlockScalar(this.#text, from, this.#indent);
    if (scalar.comment !== undefined) this.comments.push({ span: scalar.comment });
    const { error } = scalar;
    if (error !== undefined) this.#reject(error.message, error.from, error.to, from);
    this.#tokens.push(newToken("scalar", from, scalar.to, scalar.pieces.value, style));
    this.#at = scalar.next;
    this.#lineStart = scalar.next;
  }

  #fetchQuoted(style: "single-quoted" | "double-quoted"): void {
    this.#saveSimpleKey();
    this.#simpleKeyAllowed = false;
    const from = this.#at;
    const read = style === "single-quoted" ? readSingleQuoted : readDoubleQuoted;
    const { pieces, to, error } = read(this.#text, from);
    if (error !== undefined) {
      const isUnclosed = error.from === error.to;
      const shownFrom = isUnclosed ? from : error.from;
      const shownTo = isUnclosed ? lineEnd(this.#text, from) : error.to;
      this.#reject(error.message, shownFrom, shownTo, from, error.from);
    }
    this.#tokens.push(newToken("scalar", from, to, pieces.value, style));
    this.quoted = { from, to };
    this.#lineStart = lastLineStart(this.#text, from, to) ?? this.#lineStart;
    this.#at = to;
  }

  #fetchPlain(): void {
    this.#saveSimpleKey();
    this.#simpleKeyAllowed = false;
    const from = this.#at;
    const plain = scanPlain(this.#text, from, this.#lineStart, this.#indent + 1, this.#flowLevel > 0);
    this.#tokens.push(newToken("scalar", from, plain.to, plain.value, "plain"));
    this.#at = plain.next;
    this.#lineStart = plain.lineStart;
    if (plain.endsAfterBreak) this.#simpleKeyAllowed = true;
  }

  #saveSimpleKey(): void {
    if (!this.#simpleKeyAllowed) return;
    this.#removeSimpleKey();
    this.#keys.save({
      possible: true,
      required: this.#flowLevel === 0 && this.#indent === this.#at - this.#lineStart,
      tokenNumber: this.#nextTokenNumber(),
      from: this.#at,
      lineStart: this.#lineStart,
    });
  }

  #removeSimpleKey(): void {
    this.#keys.remove(this.#place());
  }

  #place(): KeyPlace {
    return { at: this.#at, lineStart: this.#lineStart };
  }

  #rollIndent(column: number, index: number, kind: TokenKind, from: number): void {
    if (this.#flowLevel > 0 || this.#indent >= column) return;
    this.#indents.push(this.#indent);
    this.#indent = column;
    if (this.#indents.length > maxDepth)
      this.#reject(`exceeded max depth of ${maxDepth}`, from, from + 1, from);
    this.#tokens.splice(index, 0, newToken(kind, from, from));
  }

  #unrollIndent(column: number): void {
    if (this.#flowLevel > 0) return;
    while (this.#indent > column) {
      this.#push("block-end", this.#at, this.#at);
      this.#indent = this.#indents.pop() ?? -1;
    }
  }

  #nextTokenNumber(): number {
    return this.#tokensTaken + (this.#tokens.length - this.#head);
  }

  #push(kind: TokenKind, from: number, to: number): void {
    this.#tokens.push(newToken(kind, from, to));
    this.#at = to;
  }

  #isBlankOrEnd(at: number): boolean {
    if (at >= this.#text.length) return true;
    const code = this.#text.charCodeAt(at);
    return isBlank(code) || isBreak(code);
  }

  #rejectCharacter(): never {
    this.#reject("found character that cannot start any token", this.#at, this.#at + 1, this.#at);
  }

  #reject(message: string, from: number, to: number, context: number, problem = from): never {
    throw new Rejection("scanner", message, { from, to, context, problem });
  }
}

function newToken(kind: TokenKind, from: number, to: number, text = "", style: ScalarStyle = "plain"): Token {
  return { kind, from, to, text, suffix: "", style };
}
