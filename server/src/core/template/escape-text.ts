/** Mirrors `url.QueryEscape`. */
export function escapeForQuery(text: string): string {
  const escaped = encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD"));
  return escaped
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
}

const htmlEscapes: Readonly<Record<string, string>> = {
  "\0": "\uFFFD",
  '"': "&#34;",
  "'": "&#39;",
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
};

/** Mirrors `template.HTMLEscapeString`. */
export function escapeForHtml(text: string): string {
  return text.replace(/[\0"'&<>]/g, (character) => htmlEscapes[character]!);
}

const scriptEscapes: Readonly<Record<string, string>> = { "\\": "\\\\", "'": "\\'", '"': '\\"' };

/** Mirrors `template.JSEscapeString`. */
export function escapeForScript(text: string): string {
  return text.replace(/[\\'"<>&=\0-\x1f]|[^\0-\x7f]/gu, (character) => {
    const escaped = scriptEscapes[character];
    if (escaped !== undefined) return escaped;
    const code = character.codePointAt(0)!;
    if (code > 0x7f && /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(character)) return character;
    return `\\u${code.toString(16).toUpperCase().padStart(4, "0")}`;
  });
}
