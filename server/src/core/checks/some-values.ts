/** One or two values, and how many others there are. */
export function someValues(values: Iterable<string>): string {
  const [first, ...others] = [...values].filter((value) => value !== "").sort();
  return others.length === 0
    ? `\`${first}\``
    : `\`${first}\` or ${others.length === 1 ? `\`${others[0]}\`` : `${others.length} others`}`;
}
