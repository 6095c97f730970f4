import type { CodeLens, CodeLensParams } from "vscode-languageserver-protocol";
import { provideCodeLenses, resolveCodeLens } from "../../features/code-lenses.ts";
import {
  type AppliesParams,
  appliesCommand,
  appliesRequest,
  type PreviewParams,
  previewCommand,
  previewRequest,
  type RulesForParams,
  rulesForRequest,
  type TargetsParams,
  targetsRequest,
} from "../../protocol/alerting.ts";
import type { Answers } from "../answer.ts";
import type { Handlers } from "../handle-safely.ts";
import { answerApplies, answerRulesFor, answerTargets } from "./applies-answer.ts";
import { Previews } from "./preview-answer.ts";
import type { AlertSurroundings } from "./surroundings.ts";

interface Asking extends AlertSurroundings {
  readonly answers: Answers;
  /** Whether the lenses are wanted in a document. */
  showsLenses(uri: string): boolean;
}

/** What the editor asks about alerting rules beyond the Language Server Protocol, and the lenses that lead to it. */
export function alertingRequests(asking: Asking): Handlers {
  const { answers, showsLenses } = asking;
  const previews = new Previews(asking);
  const lenses = answers.whole<CodeLensParams>((context) => provideCodeLenses(context));
  return {
    "textDocument/codeLens": (params: CodeLensParams, isCancelled) =>
      showsLenses(params.textDocument.uri) ? lenses(params, isCancelled) : undefined,
    "codeLens/resolve": (lens: CodeLens) =>
      resolveCodeLens(lens, { applies: appliesCommand, preview: previewCommand }),
    [targetsRequest]: (params: TargetsParams) => answerTargets(params, asking),
    [appliesRequest]: (params: AppliesParams) => answerApplies(params, asking),
    [rulesForRequest]: (params: RulesForParams, isCancelled) => answerRulesFor(params, asking, isCancelled),
    [previewRequest]: (params: PreviewParams) => previews.answer(params),
  };
}
