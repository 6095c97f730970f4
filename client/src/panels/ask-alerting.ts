import {
  type AppliesParams,
  type AppliesResult,
  appliesRequest,
  type PreviewParams,
  type PreviewResult,
  previewRequest,
  type RuleReference,
  type RulesForParams,
  type RulesForResult,
  rulesForRequest,
} from "../../../server/src/protocol/alerting.ts";
import type { Answer, Want } from "../../webview/messages.ts";
import type { RunningClient } from "../language-client.ts";

/** Asks the server what a page wants to know of a rule. */
export async function askAlerting(client: RunningClient, rule: RuleReference, want: Want): Promise<Answer> {
  switch (want.kind) {
    case "applies": {
      const params: AppliesParams = { rule, target: want.target };
      return { kind: "applies", result: await client.ask<AppliesResult | null>(appliesRequest, params) };
    }
    case "rulesFor": {
      const params: RulesForParams = { uri: rule.uri, target: want.target };
      return { kind: "rulesFor", result: await client.ask<RulesForResult | null>(rulesForRequest, params) };
    }
    case "preview": {
      const { kind, ...asked } = want;
      const params: PreviewParams = { rule, ...asked };
      return { kind: "preview", result: await client.ask<PreviewResult | null>(previewRequest, params) };
    }
  }
}

/** The rule that is meant, without asking a Prometheus server: a target without labels tells enough. */
export function findRule(
  client: RunningClient,
  rule: RuleReference,
): Promise<AppliesResult | null | undefined> {
  const params: AppliesParams = { rule, target: { kind: "target", labels: {} }, live: false };
  return client.ask<AppliesResult | null>(appliesRequest, params);
}
