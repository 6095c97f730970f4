import { describeMetaLabel, type MetaLabel } from "../labels/meta-labels.ts";
import type { JobUniverse } from "../project/label-universe.ts";
import type { LabelInWords } from "./label-in-words.ts";
import { code, listed, type Sentence, withCode } from "./sentence.ts";

/** So many discoveries are told one by one. */
const mostLines = 5;

/** What a meta label holds in each discovery and role that gives it; those of the job come alone where it is known. */
export function metaLabelInWords(name: string, job: JobUniverse | undefined): LabelInWords {
  const all = describeMetaLabel(name);
  if (all.length === 0) {
    return { lines: [], remarks: [["No service discovery of Prometheus is known to give this label."]] };
  }
  const discoveries = job?.discoveries ?? [];
  const own = all.filter(({ sd, role }) =>
    discoveries.some(
      (each) => each.sd === sd && (each.role === undefined || role === undefined || each.role === role),
    ),
  );
  const isInherited =
    own.length === 0 &&
    all.some(({ sd }) => sd === "kubernetes" && discoveries.some((each) => each.sd === sd));
  const shown = own.length > 0 ? own : all;
  const told = bySentence(shown);
  const lines = told.length > mostLines + 1 ? told.slice(0, mostLines) : told;
  const rest = told.length - lines.length;
  const isForeign = job !== undefined && discoveries.length > 0 && own.length === 0 && !isInherited;
  return {
    lines: [...lines, ...(rest === 0 ? [] : [[`and ${rest} more roles or discoveries`]])],
    remarks: [
      ["It exists only while targets are relabelled: series never have it."],
      ...(isForeign ? [["No discovery of job ", code(job.job), " gives it."]] : []),
    ],
  };
}

/** Roles of one discovery of which the same is to say are told together. */
function bySentence(labels: readonly MetaLabel[]): Sentence[] {
  const groups = new Map<string, MetaLabel[]>();
  for (const label of labels) {
    const key = `${label.sd} ${label.description} ${label.since}`;
    groups.set(key, [...(groups.get(key) ?? []), label]);
  }
  return [...groups.values()].map((group) =>
    describe(
      group[0]!,
      group.flatMap(({ role }) => role ?? []),
    ),
  );
}

function describe({ sd, description, since, isOptional }: MetaLabel, roles: readonly string[]): Sentence {
  const noun = roles.length > 1 ? ", roles " : ", role ";
  return [
    code(`${sd}_sd_configs`),
    ...(roles.length === 0 ? [] : [noun, ...listed(roles.map(code))]),
    ": ",
    ...withCode(description),
    isOptional && !/some|optional|only|needs/i.test(description) ? " Not on every target." : "",
    since === undefined || since === "2.0" ? "" : ` Since Prometheus ${since}.`,
  ];
}
