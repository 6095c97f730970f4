import type { Span } from "../../core/text/span.ts";
import type { Found } from "../metric-source.ts";
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
const mostOffers = 500;

/** The same, when a server may know more. */
export function withMore(
  offered: Offered,
  more: Pick<Found<unknown>, "isAll"> | undefined,
  word?: Span,
): Offered {
  return {
    ...offered,
    ...(more?.isAll === false ? { isIncomplete: true } : undefined),
    ...(word === undefined ? undefined : { word }),
  };
}

/** Those that follow from the grammar, and as many of the others as there is room for. */
export function behind(offers: readonly Offer[], others: Offered): Offered {
  const room = mostOffers - offers.length;
  const isMore = others.offers.length > room;
  return {
    ...others,
    offers: [...offers, ...others.offers.slice(0, room)],
    ...(isMore ? { isIncomplete: true } : undefined),
  };
}

/** The first of them that what is typed may still become. Where some are left out, those that begin with it go first. */
export function limitedOffers(all: readonly Offer[], typed: string): Offered {
  if (all.length <= mostOffers) return { offers: all };
  const lower = typed.toLowerCase();
  const fitting = all.filter(({ label, filter }) => hasLetters(filter ?? label, lower));
  if (fitting.length <= mostOffers) return { offers: fitting, isIncomplete: true };
  const starting = fitting.filter(({ label }) => label.toLowerCase().startsWith(lower));
  const others = fitting.filter((offer) => !starting.includes(offer)).slice(0, mostOffers);
  return { offers: [...starting, ...others].slice(0, mostOffers), isIncomplete: true };
}

/** In this order. */
function hasLetters(text: string, lower: string): boolean {
  let at = 0;
  for (let index = 0; index < text.length && at < lower.length; index++) {
    if (text[index]!.toLowerCase() === lower[at]) at++;
  }
  return at === lower.length;
}
