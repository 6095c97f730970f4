import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

interface CodedField {
  readonly name: string;
  readonly type: string;
  readonly prometheus: string | null;
  readonly codes?: Readonly<Record<string, number>>;
  readonly codesFrom?: readonly string[];
}

interface Measurement {
  readonly plugin: string;
  readonly tags: readonly { readonly name: string }[];
  readonly fields: readonly CodedField[];
}

interface Meaning {
  readonly values?: readonly (readonly [number, string, string, string?])[];
  readonly changing?: readonly string[];
  readonly words?: Readonly<Record<string, number>>;
}

const read = (name: string): unknown => JSON.parse(readFileSync(`data/${name}.json`, "utf8"));
const { measurements } = read("telegraf") as { readonly measurements: readonly Measurement[] };
const { meanings } = read("metric-meanings") as { readonly meanings: Readonly<Record<string, Meaning>> };
const coded = measurements.flatMap((measurement) =>
  measurement.fields.filter(({ codes }) => codes !== undefined).map((field) => ({ measurement, field })),
);

test("the codes of Telegraf's inputs are those that were read in its README and source", () => {
  const rows = coded.map(({ field: { prometheus, codes } }) => {
    const names = Object.entries(codes!).map(([name, value]) => `${value} ${name}`);
    return `${prometheus}: ${names.join(", ")}`;
  });
  assert.deepEqual(rows, [
    "net_response_result_code: 0 success, 1 timeout, 2 connection_failed, 3 read_failed, 4 string_mismatch",
    "ping_result_code: 0 success, 1 no_such_host, 2 ping_error",
    "http_response_response_string_match: 0 mismatch, 1 match",
    "http_response_response_status_code_match: 0 mismatch, 1 match",
    "http_response_result_code: 0 success, 1 response_string_mismatch, 2 body_read_error, 3 connection_failed, 4 timeout, 5 dns_error, 6 response_status_code_mismatch",
    "x509_cert_verification_code: 0 valid, 1 invalid",
    "x509_cert_ocsp_status_code: 0 good, 1 revoked, 2 unknown",
    "dns_query_result_code: 0 success, 1 timeout, 2 error",
    "procstat_lookup_result_code: 0 success, 1 lookup_error",
  ]);
});

test("every table of codes names the files of its plugin that it was read in", () => {
  for (const { measurement, field } of coded) {
    assert.ok((field.codesFrom?.length ?? 0) > 0, field.name);
    for (const file of field.codesFrom!) {
      assert.match(
        file,
        new RegExp(`^plugins/inputs/${measurement.plugin}/(?:README\\.md|\\w+\\.go)$`),
        field.name,
      );
    }
  }
});

test("what is said of codes has the same codes, and labels that the input has", () => {
  for (const { measurement, field } of coded) {
    const { values = [], changing = [], words = {} } = meanings[field.prometheus!] ?? {};
    assert.deepEqual(
      Object.fromEntries(values.map(([value, name]) => [name, value])),
      field.codes,
      field.prometheus!,
    );
    const texts = measurement.fields.filter(({ type }) => type === "string");
    const labels = new Set([...measurement.tags, ...texts].map(({ name }) => name));
    for (const label of changing) assert.ok(labels.has(label), `${field.prometheus} ${label}`);
    for (const value of Object.values(words)) assert.ok(Object.values(field.codes!).includes(value));
  }
});

test("no other metric of Telegraf has codes, except for truths", () => {
  for (const { prometheus, type, codes } of measurements.flatMap(({ fields }) => fields)) {
    const values = prometheus === null ? undefined : meanings[prometheus]?.values;
    if (values === undefined || codes !== undefined) continue;
    assert.equal(type, "bool", prometheus!);
    assert.deepEqual(
      values.map(([value]) => value),
      [0, 1],
    );
  }
});
