import { test } from "node:test";
import { checkExprFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { unescapedDot } from "./unescaped-dot.ts";

test("reports names, addresses and numbers", () => {
  checkProblems(
    unescapedDot,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{a=~"10.4.51.236:.*"}
#                    ^^^^^^^^^^^ A dot matches any character, so \`10.4.51.236\` matches \`10-4-51-236\`, too.
      - alert: B
        expr: up{a=~"example.com:9100|x"}
#                    ^^^^^^^^^^^ A dot matches any character, so \`example.com\` matches \`example-com\`, too.
      - alert: C
        expr: up{a=~"(foo|sshd.service)"}
#                         ^^^^^^^^^^^^ A dot matches any character, so \`sshd.service\` matches \`sshd-service\`, too.
      - alert: D
        expr: up{le=~"1|1.0"}
#                       ^^^ A dot matches any character, so \`1.0\` matches \`100\`, too.
`,
  );
});

test("stays silent on dots that may stand for any character", () => {
  checkProblems(
    unescapedDot,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{code=~"5.."}
      - alert: B
        expr: up{job=~"api.*"}
      - alert: C
        expr: up{job=~"a.b"}
      - alert: D
        expr: up{job=~"api.+com"}
      - alert: E
        expr: up{code=~"v1..|x"}
      - alert: F
        expr: up{a=~"10\\\\.4\\\\.51\\\\.2.."}
      - alert: G
        expr: up{res=~"requests.cpu|x"}
`,
  );
});

test("escapes all of them", () => {
  checkExprFix("Escape the dots", 'up{a=~"10.4<|>.51.236:.*"}', 'up{a=~"10\\\\.4\\\\.51\\\\.236:.*"}');
});
