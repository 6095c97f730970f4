/**
 * Whether a text is still to be filled in by whoever deploys the file, as `envsubst` and its kind do: `${INTERVAL}`,
 * `$INTERVAL`, `$(INTERVAL)`, `__INTERVAL__`, `@INTERVAL@`. What it will say cannot be known.
 */
export function isPlaceholder(text: string): boolean {
  return /\$\{[A-Za-z_][^}]{0,200}\}|\$\([^)]{0,200}\)|\$[A-Z_]\w*|__[A-Z]\w*__|@[A-Z]\w*@|%[A-Z]\w*%/.test(
    text,
  );
}
