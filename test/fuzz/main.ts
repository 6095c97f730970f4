// Random edits and mutations of real files; the seed makes a run repeatable.
//   npm run fuzz -- [--seed N] [--edits N] [--mutations N]
// Files come from the collection of public rules beside the repository, where it is there, from examples/, and from a generator.
import { parseArgs } from "node:util";
import { Random } from "../support/random.ts";
import { testReadOptions as options } from "../support/read-options.ts";
import { fuzzEdits } from "./edit-fuzz.ts";
import { editInputs, expressionInputs, mutationInputs } from "./inputs.ts";
import { fuzzExpressions, fuzzFiles } from "./mutation-fuzz.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    edits: { type: "string", default: "20000" },
    mutations: { type: "string", default: "100000" },
  },
});
const seed = Number(values.seed);
const edits = Number(values.edits);
const mutations = Number(values.mutations);

const inputs = editInputs(new Random(seed), 200);
console.log(`seed ${seed}`);
timed(
  `${edits} edits of ${inputs.length} files: what is kept up to date equals what is read from scratch`,
  () => {
    for (const [index, { name, text }] of inputs.entries()) {
      const share =
        Math.floor((edits * (index + 1)) / inputs.length) - Math.floor((edits * index) / inputs.length);
      fuzzEdits({ name, text, edits: share, random: new Random(seed + index), options });
    }
  },
);

const files = mutationInputs(new Random(seed), 6000);
const inFiles = Math.floor(mutations / 2);
timed(`${inFiles} mutations of ${files.length} files: no throw, no hang, no place outside the file`, () => {
  fuzzFiles({ texts: files, mutations: inFiles, random: new Random(seed + 1), options });
});

const expressions = expressionInputs(files);
const inExpressions = mutations - inFiles;
timed(`${inExpressions} mutations of ${expressions.length} expressions: the same`, () => {
  fuzzExpressions({ texts: expressions, mutations: inExpressions, random: new Random(seed + 2), options });
});

function timed(title: string, act: () => void): void {
  const start = performance.now();
  act();
  console.log(`${title} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}
