import assert from "node:assert/strict";
import { test } from "node:test";
import { splitLines, startOfFile } from "./split-lines.ts";

/** The text is written with `=part` lines where a piece is to begin. */
function checkSplit(marked: string): void {
  const text = marked.replace(/^=.*\n/gm, "");
  const { pieces } = splitLines(text, startOfFile);
  const split = pieces.map(({ part, from, to }) => `=${part}\n${text.slice(from, to)}`).join("");
  assert.equal(split, marked);
}

test("cuts a rule file into its head, headers of groups, and rules", () => {
  checkSplit(
    `=head
# Rules of the disks.

groups:
=group
  - name: disks
    interval: 1m
    rules:
=rule
      - alert: DiskFull
        expr: |
          disk_free == 0

=rule
      - record: disk:free
        expr: disk_free
=group
  - name: empty
    rules: []
=group
  - rules:
=rule
    - alert: A
    - expr: up
`.replace("    - expr", "=rule\n    - expr"),
  );
});

test("cuts a PrometheusRule, and lists at the column of their key", () => {
  checkSplit(`=head
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
spec:
  groups:
=group
  - name: disks
    rules:
=rule
    - alert: DiskFull
      expr: disk_free == 0
`);
});

test("a comment right above a rule or a group belongs to it", () => {
  checkSplit(`=head
groups:
=group
  # The disks.
  - name: disks
    rules:
=rule
      # promrules: ignore duplicate-rule
      - alert: A
        expr: up
        # Deeper than the dash: about the rule above.

      # With a blank line below: about nothing.

=rule
      # Several
      # lines.
      - alert: B
        expr: up
=group
  # More.
  - name: more
`);
});

test("what looks like a rule inside a block scalar is none", () => {
  checkSplit(`=head
groups:
=group
  - name: a
    rules:
=rule
      - alert: A
        annotations:
          description: |
            - alert: B
            # no comment
        expr: up
`);
});

test("what fits nowhere is a piece of its own, and the next rule is found again", () => {
  checkSplit(`=head
groups:
=group
  - name: a
    rules:
=rule
      - alert: A
=stray
    limit: 5
=rule
      - alert: B
=stray
other: 1
=group
  - name: b
`);
});

test("keys may be quoted, and followed by a comment", () => {
  checkSplit(`=head
"groups": # all of them
=group
- "name": a
  'rules': # of a
=rule
  - "alert": A
`);
});
