import { isValidLabelName } from "../promql/names.ts";

/** What a label with the value of a label of the discovery might be called, the shortest name first. */
export function targetLabelNames(name: string): readonly string[] {
  const bare = name.replace(/^__(?:meta_|param_)?/, "").replace(/__$/, "");
  const rest = name.startsWith("__meta_") ? bare.replace(/^[a-z\d]+_(?=.)/, "") : bare;
  const names = [key(rest), thing(rest), rest, bare].map((each) => each?.toLowerCase());
  return [...new Set(names)].filter(
    (each) => each !== undefined && isValidLabelName(each, "legacy"),
  ) as string[];
}

/** Of what users attach: `pod_label_app` is `app`, `tag_Name` is `name`. */
function key(rest: string): string | undefined {
  return /(?:^|_)(?:label|annotation|tag|metadata|labelpresent|annotationpresent)_(.+)$/.exec(rest)?.[1];
}

/** `pod_name` is `pod`, `pod_container_name` is `container`. */
function thing(rest: string): string | undefined {
  return /^(?:pod_)?([a-z]+)_name$/.exec(rest)?.[1];
}
