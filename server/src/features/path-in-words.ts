/** How a message about one file calls another: by its path from the last folder that has both. */
export function pathInWords(path: string, from: string): string {
  const folders = from.split("/").slice(0, -1);
  const parts = path.split("/");
  const last = parts.length - 1;
  let shared = 0;
  while (shared < last && shared < folders.length && parts[shared] === folders[shared]) shared++;
  // Files that have nothing but the root in common are better told in full.
  return parts.slice(0, shared).join("") === "" ? path : parts.slice(shared).join("/");
}
