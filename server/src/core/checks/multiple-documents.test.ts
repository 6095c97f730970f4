import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { multipleDocuments } from "./multiple-documents.ts";

test("points at the start of the second document", () => {
  checkProblems(
    multipleDocuments,
    `
groups:
  - name: web
---
#^^ Multiple document yaml rules files are not supported, only the first document is processed. Nothing from here on is loaded.
groups:
  - name: db
---
groups: []
`,
  );
});

test("stays silent on one document with its markers", () => {
  checkProblems(
    multipleDocuments,
    `
---
groups:
  - name: web
...
`,
  );
});

test("stays silent in dialects that read all documents", () => {
  checkProblems(
    multipleDocuments,
    `
groups:
  - name: web
---
groups:
  - name: db
`,
    { dialect: "victoriametrics" },
  );
});
