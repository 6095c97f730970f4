import type { LiveFinding } from "../alerting/live-finding.ts";
import { literal, type Words } from "../text/phrase.ts";
import { listValues } from "./list-values.ts";

/** What a server says of a rule and a target now, in a sentence or two. */
export function liveInWords(finding: LiveFinding): Words {
  return [...stateInWords(finding), ...alertsInWords(finding)];
}

function stateInWords({ state, selectors, result, error, missing }: LiveFinding): Words {
  switch (state) {
    case "condition-true": {
      const [first] = result;
      const value = first === undefined ? [] : [": it returns ", literal(first.value)];
      return ["The condition is true now", ...value, "."];
    }
    case "condition-false": {
      if (selectors.every(({ count }) => count === 0)) return ["The condition is false now."];
      const [sample] = selectors[0]?.samples ?? [];
      const value = sample === undefined ? [] : [", whose value is ", literal(sample.value)];
      return ["The selectors return the target", ...value, ", but the condition is false now."];
    }
    case "not-selected":
      if (missing.length > 0) {
        const names = listValues(missing, 8, "or");
        return ["The server has no series of ", ...names, " with the labels of the target."];
      }
      return [
        "The selectors do not return the target now, so there is nothing that the condition could hold for.",
      ];
    case "unknown": {
      const why = error ?? selectors.find((each) => each.error !== undefined)?.error;
      // A server is not asked for an expression that cannot be read.
      if (why === undefined) return ["What holds now is not known: the expression is not valid."];
      return [`What holds now is not known: ${why.replace(/[^.]$/, "$&.")}`];
    }
  }
}

function alertsInWords({ alerts, hasRule, state }: LiveFinding): Words {
  const firing = alerts.find((alert) => alert.state === "firing") ?? alerts[0];
  if (firing !== undefined) {
    const since =
      firing.activeAt === undefined ? "" : `, and has been true since ${timeText(firing.activeAt)}`;
    return [` The alert is ${firing.state}${since}.`];
  }
  if (hasRule === false) return [" The server has no rule of this name and expression."];
  return hasRule === true && state === "condition-true"
    ? [" The server has the rule, but no alert of the target yet."]
    : [];
}

function timeText(time: number): string {
  return Math.abs(time) < 8.64e15 ? new Date(time).toISOString() : "some time";
}
