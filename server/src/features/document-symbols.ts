import type { DocumentSymbol, Location, SymbolInformation, SymbolKind } from "vscode-languageserver-types";
import type { Rule } from "../core/files/rule-file.ts";
import type { GroupOutline, RuleOutline } from "./chunk-outline.ts";
import type { FeatureContext } from "./feature-context.ts";
import { outlineRules } from "./rule-outline.ts";
import { outlineScraping, type ScrapeOutline } from "./scrape-outline.ts";
import { toRange } from "./to-lsp.ts";

/** The outline of a file: groups, and in them their rules; jobs; monitors, and in them their endpoints. */
export function provideDocumentSymbols(context: FeatureContext): DocumentSymbol[] | SymbolInformation[] {
  const groups = outlineRules(context.file);
  const scraped = outlineScraping(context.file);
  return context.client.symbolTree
    ? [
        ...groups.map((group) => groupSymbol(context, group)),
        ...scraped.map((outline) => scrapeSymbol(context, outline)),
      ]
    : [
        ...groups.flatMap((group) => flatSymbols(context, group)),
        ...scraped.flatMap((outline) => flatScrapeSymbols(context, outline)),
      ];
}

/** `SymbolKind` of the protocol. */
const namespaceSymbol = 3 satisfies SymbolKind;
const ruleSymbols = { alerting: 24, recording: 14, unnamed: 20 } satisfies Record<Rule["kind"], SymbolKind>;

function groupSymbol(context: FeatureContext, { name, place, rules }: GroupOutline): DocumentSymbol {
  return {
    name,
    detail: rules.length === 1 ? "1 rule" : `${rules.length} rules`,
    kind: namespaceSymbol,
    range: toRange(context.file, place.span),
    selectionRange: toRange(context.file, place.nameSpan),
    children: rules.map((rule) => ruleSymbol(context, rule)),
  };
}

function ruleSymbol(context: FeatureContext, { name, detail, kind, place }: RuleOutline): DocumentSymbol {
  return {
    name,
    ...(detail === "" ? undefined : { detail }),
    kind: ruleSymbols[kind],
    range: toRange(context.file, place.span),
    selectionRange: toRange(context.file, place.nameSpan),
  };
}

const moduleSymbol = 2 satisfies SymbolKind;

function scrapeSymbol(
  context: FeatureContext,
  { name, detail, place, parts }: ScrapeOutline,
): DocumentSymbol {
  return {
    name,
    ...(detail === "" ? undefined : { detail }),
    kind: moduleSymbol,
    range: toRange(context.file, place.span),
    selectionRange: toRange(context.file, place.nameSpan),
    ...(parts.length > 0 && { children: parts.map((part) => scrapeSymbol(context, part)) }),
  };
}

function flatScrapeSymbols(
  context: FeatureContext,
  { name, place, parts }: ScrapeOutline,
  container?: string,
): SymbolInformation[] {
  const location = { uri: context.uri, range: toRange(context.file, place.span) };
  const symbol: SymbolInformation = {
    name,
    kind: moduleSymbol,
    location,
    ...(container !== undefined && { containerName: container }),
  };
  return [symbol, ...parts.flatMap((part) => flatScrapeSymbols(context, part, name))];
}

/** For clients that know no tree. */
function flatSymbols(context: FeatureContext, group: GroupOutline): SymbolInformation[] {
  const locate = ({ place }: GroupOutline | RuleOutline): Location => ({
    uri: context.uri,
    range: toRange(context.file, place.span),
  });
  return [
    { name: group.name, kind: namespaceSymbol, location: locate(group) },
    ...group.rules.map((rule) => ({
      name: rule.name,
      kind: ruleSymbols[rule.kind],
      location: locate(rule),
      containerName: group.name,
    })),
  ];
}
