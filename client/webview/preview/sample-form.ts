import type { LabelsObject, TargetsResult } from "../../../server/src/protocol/alerting.ts";
import { element } from "../element.ts";
import { targetPicker } from "../target-picker.ts";
import { type SampleSource, sampleOf } from "./preview-rows.ts";

interface SampleForm {
  readonly element: HTMLElement;
  /** The first time, it also chooses what is likely to be wanted. */
  showTargets(result: TargetsResult, suggested: LabelsObject | undefined): void;
  /** A target to which the rule applies and a value for its condition, taken while nobody has chosen others. */
  suggest(labels: LabelsObject | undefined, fitting: string): void;
}

interface Sampling {
  changed(made: ReturnType<typeof sampleOf>): void;
  askAgain(): void;
}

/** What is taken as the result of the expression. */
export function sampleForm({ changed, askAgain }: Sampling): SampleForm {
  let target: LabelsObject | undefined;
  let isOurs = true;
  let isFirst = true;
  let isTyped = false;
  const source = element(
    "select",
    { id: "source", change: () => changeSource() },
    option("live", "What the server returns now"),
    option("past", "What the server returned at a time"),
    option("target", "A target, with a value"),
    option("text", "Series, with values"),
  );
  const time = element("input", { id: "time", type: "datetime-local", step: "1", change: () => tell() });
  const value = element("input", { id: "value", type: "text", value: "0", input: () => changeValue() });
  const text = element("textarea", { id: "series", rows: "3", spellcheck: "false", input: () => tell() });
  text.value = '{job="node", instance="a:9100"} 0';
  const picker = targetPicker({
    title: "Target",
    placeholder: "All that the server returns",
    choose: (chosen) => {
      isOurs = false;
      if (chosen.kind === "target") {
        target = chosen.labels;
        return tell();
      }
      source.value = "text";
      text.value = `${chosen.text} ${value.value}`;
      changeSource();
    },
    askAgain: () => {
      askAgain();
      tell();
    },
  });
  // Emptied, the field stands for all targets.
  picker.input.addEventListener("input", () => {
    if (picker.input.value.trim() !== "" || target === undefined) return;
    target = undefined;
    isOurs = false;
    tell();
  });
  const fields: readonly (readonly [HTMLElement, readonly SampleSource[]])[] = [
    [field("time", "Time", time), ["past"]],
    [picker.element, ["live", "past", "target"]],
    [field("value", "Value", value), ["target"]],
    [field("series", "One series with its value in each line", text), ["text"]],
  ];
  showFields();
  return {
    element: element(
      "div",
      { class: "sample" },
      field("source", "Preview of", source),
      ...fields.map(([each]) => each),
    ),
    showTargets: (result, suggested) => {
      picker.showTargets(result);
      const hasServer = result.server !== undefined;
      for (const each of source.options) {
        each.disabled = !hasServer && (each.value === "live" || each.value === "past");
      }
      if (!isFirst) return;
      isFirst = false;
      if (!hasServer) {
        target ??= suggested ?? result.targets[0]?.labels;
        if (target !== undefined) picker.showChosen(target);
        source.value = target === undefined ? "text" : "target";
      }
      changeSource();
    },
    suggest: (labels, fitting) => {
      const isOld = isTyped || value.value === fitting;
      if (!isTyped) value.value = fitting;
      if (isFirst || source.value !== "target") return;
      const isOther = isOurs && labels !== undefined;
      if (isOther) {
        target = labels;
        picker.showChosen(labels);
      }
      if (isOther || !isOld) tell();
    },
  };

  function changeSource(): void {
    if (time.value === "") time.value = localTime(Date.now());
    showFields();
    tell();
  }

  function changeValue(): void {
    isTyped = true;
    tell();
  }

  function showFields(): void {
    for (const [each, sources] of fields) each.hidden = !sources.includes(source.value as SampleSource);
  }

  function tell(): void {
    const typed = { target, value: value.value, time: time.value, text: text.value };
    changed(sampleOf(source.value as SampleSource, typed));
  }
}

/** As the field for a time writes it. */
function localTime(time: number): string {
  const offset = new Date(time).getTimezoneOffset() * 60_000;
  return new Date(time - offset).toISOString().slice(0, 19);
}

function option(value: SampleSource, title: string): HTMLOptionElement {
  return element("option", { value }, title);
}

function field(id: string, title: string, input: HTMLElement): HTMLElement {
  return element("div", { class: "field-row" }, element("label", { for: id }, title), input);
}
