import type { Span } from "../../core/text/span.ts";
import type { Offer } from "./item.ts";

/** What fits, where not all of it may be there, or more is replaced than the word that is being typed. */
export interface Offered {
  readonly offers: readonly Offer[];
  /** Counted as the situation's word is. */
  readonly word?: Span;
  /** There is more: the editor has to ask again when more is typed. */
  readonly isIncomplete?: boolean;
}

/** More than these are not sent: nobody looks through them, and the editor becomes slow. */
const mostOffers = 1000;

/** The first of them that what is typed may still become. Where some are left out, those that begin with it go first. */
export function limitedOffers(all: readonly Offer[], typed: string): Offered {
  if (all.length <= mostOffers) return { offers: all };
  const lower = typed.toLowerCase();
  const fitting = all.filter(({ label }) => label.toLowerCase().includes(lower));
  if (fitting.length <= mostOffers) return { offers: fitting, isIncomplete: true };
  const starting = fitting.filter(({ label }) => label.toLowerCase().startsWith(lower));
  const others = fitting.filter((offer) => !starting.includes(offer)).slice(0, mostOffers);
  return { offers: [...starting, ...others].slice(0, mostOffers), isIncomplete: true };
}
