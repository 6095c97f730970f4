import { readFileSync } from "node:fs";

/**
 * The names of metrics where the catalogue has all of them (core/catalogue/metric-names.ts), and which metrics have no
 * other labels than those in it, made of `data/`.
 */
export function completeMetrics() {
  const { exporters: statements, telegraf } = read("complete-metrics");
  const { metrics } = read("exporter-metrics");
  const { measurements } = read("telegraf");
  const complete = [];
  const alsoKnown = [];
  const withAllLabels = new Set();
  const add = (exporter, names, { shared, renamed } = {}) => {
    const isShared = startingWith(shared);
    const [own, common] = [false, true].map((wanted) => names.filter((name) => isShared(name) === wanted));
    if (own.length > 0) complete.push({ exporter, names: own.join(" "), ...(renamed && { renamed }) });
    if (common.length > 0) complete.push({ exporter, names: common.join(" "), isShared: true });
  };
  for (const [exporter, statement] of Object.entries(statements)) {
    const { names, labels, gone, elsewhere } = statement;
    const own = metrics.filter((metric) => metric.exporter === exporter);
    const isComplete = startingWith(names);
    const hasAllLabels = startingWith(labels);
    const listed = own.filter(({ name }) => isComplete(name));
    add(
      exporter,
      listed.map(({ name, type }) => name + (marks[type] ?? "")),
      statement,
    );
    for (const { name } of own) if (hasAllLabels(name)) withAllLabels.add(`${exporter} ${name}`);
    alsoKnown.push(...gone, ...elsewhere);
  }
  const namesOf = ({ fields }) => fields.flatMap(({ prometheus }) => prometheus || []);
  const inputs = measurements.filter(({ isComplete }) => isComplete);
  add("Telegraf", inputs.flatMap(namesOf), telegraf);
  const listed = new Set(complete.flatMap(({ names }) => names.replace(/[*+]/g, "").split(" ")));
  const firstWords = new Set([...listed].map(firstWord));
  const others = [...metrics.map(({ name }) => name), ...measurements.flatMap(namesOf)].filter(
    (name) => firstWords.has(firstWord(name)) && !listed.has(name),
  );
  const open = new Set(others.map((name) => name.split("_", 2).join("_")));
  const names = {
    exporters: complete,
    open: [...open].join(" "),
    alsoKnown: alsoKnown.join(" "),
  };
  return { names, withAllLabels };
}

function firstWord(name) {
  return name.split("_", 1)[0];
}

const marks = { histogram: "*", gaugehistogram: "*", summary: "+" };

function startingWith(pattern) {
  if (pattern === undefined) return () => false;
  const regex = new RegExp(`^(?:${pattern})`);
  return (name) => regex.test(name);
}

function read(name) {
  return JSON.parse(readFileSync(`data/${name}.json`, "utf8"));
}
