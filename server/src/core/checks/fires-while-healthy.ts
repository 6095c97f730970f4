import type { BinaryExpr } from "../promql/ast.ts";
import { withoutParens } from "../promql/without-parens.ts";
import type { Finding, ProjectRuleCheck, RuleInProject } from "./check.ts";
import { type CodedComparison, codedComparisonsIn } from "./coded-comparisons.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { soundExpression } from "./sound-expression.ts";

/** `up == 1` returns the targets that are fine, and so the alert fires for each of them. */
export const firesWhileHealthy: ProjectRuleCheck = {
  id: "fires-while-healthy",
  summary: "An alert that fires while all is well",
  severity: "warning",
  looksAt: "rule-in-project",
  mayFind: ({ rule }) => rule.kind === "alerting",

  *run(subject) {
    const { rule } = subject;
    const part = withoutParens(soundExpression(rule));
    if (rule.kind !== "alerting" || part?.kind !== "BinaryExpr" || part.returnBool !== undefined) return;
    const coded = codedComparisonsIn(subject).find((each) => each.part === part);
    if ((coded === undefined && !isUp(part)) || isMeantSo(rule.alert.value)) return;
    if (isUp(part)) {
      yield {
        span: rule.expr!.map.spanToSource(part.span),
        message:
          "`up` is 1 while a target can be scraped: this alert fires for every target that is up. Did you mean `up == 0`?",
      };
    }
    if (coded !== undefined && isHealthy(coded)) yield describe(coded, subject);
  },
};

function isUp({ op, lhs, rhs }: BinaryExpr): boolean {
  if (lhs.kind !== "VectorSelector" || lhs.name !== "up" || rhs?.kind !== "NumberLiteral") return false;
  const { value } = rhs;
  return (
    (op === "==" && value === 1) ||
    (op === "!=" && value === 0) ||
    (op === ">" && value >= 0 && value < 1) ||
    (op === ">=" && value > 0 && value <= 1)
  );
}

/** Whether it holds for what is good and for nothing else. */
function isHealthy({ holding, metric }: CodedComparison): boolean {
  if (holding.length === 0 || !metric.values.some(({ health }) => health === "bad")) return false;
  return holding.every(({ health }) => health === "good");
}

function describe(coded: CodedComparison, { rule, text }: RuleInProject): Finding {
  const { part, metric, holding } = coded;
  const editor = new ExpressionEditor(rule.expr!, text);
  const [good] = holding;
  const meant = meantBy(coded);
  const isPlain = part.rhs === coded.number;
  const edit = meant && isPlain && { span: { from: part.opSpan.from, to: part.span.to }, newText: meant };
  const question = meant === undefined ? "" : ` Did you mean \`${meant}\`?`;
  return {
    span: editor.place(part.span),
    message: `\`${metric.name}\` is ${good?.value} (${good?.name}) while all is well: this alert fires just then.${question}`,
    ...(edit && { fixes: editor.fix(`Use \`${meant}\``, [edit], { safe: false }) }),
  };
}

/** The comparison that holds for what is bad. */
function meantBy({ metric, holding }: CodedComparison): string | undefined {
  const bad = metric.values.filter(({ health }) => health === "bad");
  if (bad.length === 1) return `== ${bad[0]!.value}`;
  const others = metric.values.length - bad.length;
  return holding.length === 1 && others === 1 ? `!= ${holding[0]!.value}` : undefined;
}

/** Some alerts tell that something is there which should not be, or are there to fire always. */
function isMeantSo(alert: string): boolean {
  return saysMeant.test(alert.replace(opposites, ""));
}

const saysMeant =
  /(?<!not?[ _-]?)(?:up(?![a-z])|alive|health(?!check)|watch|heart|deadman|dead_man|recover|exist|present|running|start|online|back|unexpected|test|still|found|detect|connected|open(?!vpn|shift|stack|search|ldap|id)|expos|reachable|accessible|respon[ds]|allow|public|forbid|unwanted|rogue|leak|should|must|active|available|enabled|ready|maint|inhibit|decommission|establish|joined|succe[es]|resolved|return)/i;

/** Only what is one word: in `PluginActive`, something is active. */
const opposites =
  /[Uu]n(?:healthy|reachable|available|responsive|ready)|[Ii]n(?:active|accessible)|[Dd]isconnected/g;
