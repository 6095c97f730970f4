import { UnknownExpansion } from "./expansion-stop.ts";

const second = 1_000_000_000n;

/** `2006-01-02 15:04:05.999999999 +0000 UTC`, as Go prints a time. */
export function timeText(nanoseconds: bigint): string {
  const { date, fraction } = split(nanoseconds);
  const text = date.toISOString();
  const shown = fraction === 0n ? "" : `.${fraction.toString().padStart(9, "0").replace(/0+$/, "")}`;
  return `${text.slice(0, 10)} ${text.slice(11, 19)}${shown} +0000 UTC`;
}

/** Whole seconds before the time as a date, and the nanoseconds behind them. */
function split(nanoseconds: bigint): { readonly date: Date; readonly fraction: bigint } {
  const fraction = ((nanoseconds % second) + second) % second;
  return { date: new Date(Number((nanoseconds - fraction) / 1_000_000n)), fraction };
}

/** `1h2m3.5s`, as Go prints a duration. */
export function durationText(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return "0s";
  const sign = nanoseconds < 0n ? "-" : "";
  const positive = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  if (positive < 1_000n) return `${sign}${positive}ns`;
  if (positive < 1_000_000n) return `${sign}${withFraction(positive, 3)}µs`;
  if (positive < second) return `${sign}${withFraction(positive, 6)}ms`;
  const minutes = positive / (60n * second);
  const seconds = `${withFraction(positive % (60n * second), 9)}s`;
  if (minutes === 0n) return sign + seconds;
  const hours = minutes / 60n;
  return `${sign}${hours === 0n ? "" : `${hours}h`}${minutes % 60n}m${seconds}`;
}

function withFraction(value: bigint, digits: number): string {
  const unit = 10n ** BigInt(digits);
  const fraction = (value % unit).toString().padStart(digits, "0").replace(/0+$/, "");
  return `${value / unit}${fraction === "" ? "" : `.${fraction}`}`;
}

const months = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];
const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

// The reference time of Go's layouts, Mon Jan 2 15:04:05 MST 2006, piece by piece.
const layoutPiece =
  /January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|2006|_2(?!006)|2|15|1|0[1-6]|3|4|5|PM|pm|Z07:00|Z0700|-07:00|-0700|-07/g;

/** A time in UTC in the form of a layout, as `time.Format`. */
export function formatTime(nanoseconds: bigint, layout: string): string {
  if (/[.,][09]|002|__2|Z07(?!:?00)|07:00:00|070000/.test(layout)) {
    throw new UnknownExpansion("The layout of this time is not known here.");
  }
  const { date } = split(nanoseconds);
  return layout.replace(layoutPiece, (piece) => timePiece(date, piece));
}

function timePiece(date: Date, piece: string): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const hour12 = date.getUTCHours() % 12 || 12;
  switch (piece) {
    case "January":
      return months[date.getUTCMonth()]!;
    case "Jan":
      return months[date.getUTCMonth()]!.slice(0, 3);
    case "Monday":
      return days[date.getUTCDay()]!;
    case "Mon":
      return days[date.getUTCDay()]!.slice(0, 3);
    case "MST":
      return "UTC";
    case "2006":
      return String(date.getUTCFullYear()).padStart(4, "0");
    case "_2":
      return String(date.getUTCDate()).padStart(2, " ");
    case "2":
      return String(date.getUTCDate());
    case "02":
      return two(date.getUTCDate());
    case "15":
      return two(date.getUTCHours());
    case "1":
      return String(date.getUTCMonth() + 1);
    case "01":
      return two(date.getUTCMonth() + 1);
    case "3":
      return String(hour12);
    case "03":
      return two(hour12);
    case "4":
      return String(date.getUTCMinutes());
    case "04":
      return two(date.getUTCMinutes());
    case "5":
      return String(date.getUTCSeconds());
    case "05":
      return two(date.getUTCSeconds());
    case "06":
      return two(date.getUTCFullYear() % 100);
    case "PM":
      return date.getUTCHours() >= 12 ? "PM" : "AM";
    case "pm":
      return date.getUTCHours() >= 12 ? "pm" : "am";
    case "-07:00":
      return "+00:00";
    case "-0700":
      return "+0000";
    case "-07":
      return "+00";
    default:
      return "Z";
  }
}
