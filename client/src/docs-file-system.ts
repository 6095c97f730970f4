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
 * The folder `docs`, to read. So many small files would be a tenth of the package, so the pages of the checks are
 * shipped in one file, which the build makes.
 */
export class DocsFileSystem implements FileSystemProvider {
  readonly onDidChangeFile = new EventEmitter<FileChangeEvent[]>().event;
  readonly #extension: Uri;
  #checkPages: Promise<Readonly<Record<string, string>>> | undefined;

  constructor(extension: Uri) {
    this.#extension = extension;
  }

  async readFile({ path }: Uri): Promise<Uint8Array> {
    this.#checkPages ??= readJson(Uri.joinPath(this.#extension, "dist/check-pages.json"));
    const page = (await this.#checkPages)[path.replace("/checks/", "")];
    if (page !== undefined) return new TextEncoder().encode(page);
    return workspace.fs.readFile(Uri.joinPath(this.#extension, "docs", path));
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

async function readJson(uri: Uri): Promise<Record<string, string>> {
  return JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(uri)));
}
