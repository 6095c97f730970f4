/** A rule file with one alerting rule; the expression starts in line 4, column 14. */
export function ruleFile(expr: string): string {
  return `groups:
  - name: example
    rules:
      - alert: InstanceDown
        expr: ${expr}
        for: 5m
        labels:
          severity: page
`;
}
