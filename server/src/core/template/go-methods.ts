import type { ExpandFunction, ParamType } from "./expand-functions.ts";
import { UnknownExpansion } from "./expansion-stop.ts";
import { durationText, formatTime, timeText } from "./go-time.ts";
import { type GoValue, goFloat, goInt, goString } from "./go-value.ts";

/** A method of a time or a duration; values of other types have none that are known. */
export function findMethod(value: GoValue, name: string): ExpandFunction | undefined {
  switch (value.kind) {
    case "time":
      return timeMethod(value.nanoseconds, name) ?? unknownMethod();
    case "duration":
      return durationMethod(value.nanoseconds, name) ?? unknownMethod();
    case "histogram":
      return unknownMethod();
    default:
      return undefined;
  }
}

function unknownMethod(): never {
  throw new UnknownExpansion("What this method returns is not known here.");
}

function timeMethod(nanoseconds: bigint, name: string): ExpandFunction | undefined {
  switch (name) {
    case "Format":
      return method(["string"], ([layout]) =>
        goString(formatTime(nanoseconds, layout?.kind === "string" ? layout.value : "")),
      );
    case "Unix":
      return method([], () => goInt(floor(nanoseconds, 1_000_000_000n), "int64"));
    case "UnixMilli":
      return method([], () => goInt(floor(nanoseconds, 1_000_000n), "int64"));
    case "UnixNano":
      return method([], () => goInt(nanoseconds, "int64"));
    case "String":
      return method([], () => goString(timeText(nanoseconds)));
    case "UTC":
      return method([], () => ({ kind: "time", nanoseconds }));
    case "Add":
      return method(["any"], ([duration]) => {
        if (duration?.kind !== "duration") throw new UnknownExpansion("What is added is no duration.");
        return { kind: "time", nanoseconds: nanoseconds + duration.nanoseconds };
      });
    default:
      return undefined;
  }
}

function durationMethod(nanoseconds: bigint, name: string): ExpandFunction | undefined {
  const inUnits = (unit: number) => method([], () => goFloat(Number(nanoseconds) / unit));
  switch (name) {
    case "String":
      return method([], () => goString(durationText(nanoseconds)));
    case "Seconds":
      return inUnits(1e9);
    case "Minutes":
      return inUnits(60e9);
    case "Hours":
      return inUnits(3600e9);
    case "Milliseconds":
      return method([], () => goInt(nanoseconds / 1_000_000n, "int64"));
    default:
      return undefined;
  }
}

function method(params: readonly ParamType[], call: ExpandFunction["call"]): ExpandFunction {
  return { params, isVariadic: false, call };
}

function floor(value: bigint, unit: bigint): bigint {
  const rest = ((value % unit) + unit) % unit;
  return (value - rest) / unit;
}
