import { brotliDecompressSync } from "node:zlib";
import {
  EventEmitter,
  type FileChangeEvent,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  Uri,
  workspace,
} from "vscode";

/** The scheme of the addresses under which VS Code opens a page: `promrules-docs:/checks/duplicate-rule.md`. */
export const docsScheme = "promrules-docs";

/**
 * The pages of the folder `docs`, to read. So many small files would be a tenth of the package, so they are shipped in
 * one file, which the build makes and compresses.
 */
export class DocsFileSystem implements FileSystemProvider {
  readonly onDidChangeFile = new EventEmitter<FileChangeEvent[]>().event;
  readonly #extension: Uri;
  /** By path: `/checks/duplicate-rule.md`. */
  #pages: Promise<Readonly<Record<string, string>>> | undefined;

  constructor(extension: Uri) {
    this.#extension = extension;
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    this.#pages ??= readPages(Uri.joinPath(this.#extension, "dist/docs.json.br"));
    const page = (await this.#pages)[uri.path];
    if (page === undefined) throw FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(page);
  }

  async stat(uri: Uri): Promise<FileStat> {
    return { type: FileType.File, ctime: 0, mtime: 0, size: (await this.readFile(uri)).length };
  }

  watch(): { dispose(): void } {
    return { dispose() {} };
  }

  readDirectory(): [string, FileType][] {
    return [];
  }

  createDirectory(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  delete(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }
}

async function readPages(uri: Uri): Promise<Record<string, string>> {
  return JSON.parse(brotliDecompressSync(await workspace.fs.readFile(uri)).toString());
}
