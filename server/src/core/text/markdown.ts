import { visibleText } from "./visible-text.ts";

/** A text as a code span of Markdown: whatever it holds is shown and nothing of it is rendered. */
export function codeSpan(text: string): string {
  const shown = visibleText(text);
  if (shown === "") return '`""`';
  // Markdown strips one space at both ends, and a backtick there would belong to the fence.
  const padding = /^[ `]|[ `]$/.test(shown) ? " " : "";
  const runs: readonly string[] = shown.match(/`+/g) ?? [];
  let fence = "`";
  while (runs.includes(fence)) fence += "`";
  return `${fence}${padding}${shown}${padding}${fence}`;
}
