/** The field `repository` of a package.json. */
export type Repository = string | { readonly url: string } | undefined;

/** The address of the page that explains a check; missing as long as nobody says where the project lives. */
export function checkPage(repository: Repository, check: string): string | undefined {
  const written = typeof repository === "string" ? repository : repository?.url;
  if (written === undefined) return undefined;
  const short = /^(?:github:)?([\w.-]+\/[\w.-]+)$/.exec(written);
  const address = short === null ? written.replace(/^git\+/, "") : `https://github.com/${short[1]}`;
  if (!/^https?:\/\//.test(address)) return undefined;
  return `${address.replace(/\/$/, "").replace(/\.git$/, "")}/blob/HEAD/docs/checks/${check}.md`;
}
