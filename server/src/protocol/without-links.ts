/**
 * A text with words of a server or a workspace in it, for places where VS Code makes links of `[…](…)`, even such that
 * run commands: notifications and status items.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll("](", "] (");
}
