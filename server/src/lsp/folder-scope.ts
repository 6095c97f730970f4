/** Something that holds for a folder of the workspace, or for all documents outside of any. */
export interface FolderScope {
  /** Address of the folder, without a slash at its end; empty for the documents outside. */
  readonly uri: string;
}

/** The deepest folder comes first, for whoever looks for the scope of a document. */
export function sortScopes<Scope extends FolderScope>(scopes: readonly Scope[]): Scope[] {
  return [...scopes].sort((a, b) => b.uri.length - a.uri.length);
}

export function scopeOf<Scope extends FolderScope>(scopes: readonly Scope[], uri: string): Scope | undefined {
  return scopes.find((scope) => scope.uri === "" || uri.startsWith(`${scope.uri}/`));
}

/** The path of a document below the folder, with slashes. */
export function pathWithin(scope: FolderScope, uri: string): string {
  const path = uri.slice(scope.uri.length).replace(/^\//, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
