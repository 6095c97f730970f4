import { test } from "node:test";
import { checkAlertExprs, checkExprFix } from "../../../../test/support/check-problems.ts";
import { unescapedDot } from "./unescaped-dot.ts";

test("reports names, addresses and numbers", () => {
  checkAlertExprs(
    unescapedDot,
    `
  up{a=~"10.4.51.236:.*"}
#        ^^^^^^^^^^^ A dot matches any character, so \`10.4.51.236\` matches \`10-4-51-236\`, too.
  up{a=~"example.com:9100|x"}
#        ^^^^^^^^^^^ A dot matches any character, so \`example.com\` matches \`example-com\`, too.
  up{a=~"(foo|sshd.service)"}
#             ^^^^^^^^^^^^ A dot matches any character, so \`sshd.service\` matches \`sshd-service\`, too.
  up{le=~"1|1.0"}
#           ^^^ A dot matches any character, so \`1.0\` matches \`100\`, too.
`,
  );
});

test("stays silent on dots that may stand for any character", () => {
  checkAlertExprs(
    unescapedDot,
    `
  up{code=~"5.."}
  up{job=~"api.*"}
  up{job=~"a.b"}
  up{job=~"api.+com"}
  up{code=~"v1..|x"}
  up{a=~"10\\\\.4\\\\.51\\\\.2.."}
  up{res=~"requests.cpu|x"}
`,
  );
});

test("escapes all of them", () => {
  checkExprFix("Escape the dots", 'up{a=~"10.4<|>.51.236:.*"}', 'up{a=~"10\\\\.4\\\\.51\\\\.236:.*"}');
});
