import { test } from "node:test";
import { checkExprs } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";
import { disjointMatchers } from "./disjoint-matchers.ts";

const server = facts({ series: ['a{x="1",y="1",z="1"}', 'a{x="2",y="2",z="1"}'] });

test("names the pair that no series has", () => {
  checkExprs(
    disjointMatchers,
    `
  a{x="1",y="2",z="1"}
#   ^^^^^^^^^^^ Series of \`a\` have each of these, but none had both \`x="1"\` and \`y="2"\` in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
`,
    { facts: server },
  );
});

test("names all where it takes more than two", () => {
  checkExprs(
    disjointMatchers,
    `
  a{x="1",y="1",z="1"}
#   ^^^^^^^^^^^^^^^^^ Series of \`a\` have each of these, but none had all of \`x="1"\`, \`y="1"\` and \`z="1"\` in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
`,
    { facts: facts({ series: ['a{x="1",y="1",z="2"}', 'a{x="1",y="2",z="1"}', 'a{x="2",y="1",z="1"}'] }) },
  );
});

test("stays silent where only what leaves series out leaves none", () => {
  checkExprs(
    disjointMatchers,
    `
  a{x="1",y!="1"}
  a{x="1",y="1"}
`,
    { facts: facts({ series: ['a{x="1",y="1"}', 'a{x="2",y="2"}'] }) },
  );
});

test("stays silent where the server does not know a pair", () => {
  checkExprs(
    disjointMatchers,
    `
  a{x="1",y="2",z="1"}
`,
    {
      facts: facts({ series: ['a{x="1",y="1",z="1"}', 'a{x="2",y="2",z="1"}'], unknown: ['a{x="1",y="2"}'] }),
    },
  );
});
