import { replyCase, type ReplyCase } from '@sendero/shared';
import type { Offer } from '../node-view';

/**
 * Cases for everything that a message lets people tap. A case that already listens to the same choice keeps its id, so
 * that its edge stays; cases that are not about taps stay as they are, after the others.
 */
export function casesForOffers(
  cases: readonly ReplyCase[],
  offers: readonly Offer[],
  newCaseId: () => string,
): readonly ReplyCase[] {
  const others = cases.filter((one) => !isTap(one) && !offers.some((offer) => isFor(one, offer)));
  const taken = new Set(cases.map((one) => one.id));
  const forOffers = offers.map((offer): ReplyCase => {
    const known = cases.find((one) => isFor(one, offer));
    const title = offer.title.trim() || offer.id;
    const match = matchFor(offer);
    if (known) return { ...known, title: isTap(known) ? title : known.title, match };
    const id =
      !taken.has(offer.id) && replyCase.safeParse({ id: offer.id, title, match }).success ? offer.id : newCaseId();
    taken.add(id);
    return { id, title, match };
  });
  return [...forOffers, ...others];
}

function matchFor({ kind, id, title }: Offer): ReplyCase['match'] {
  if (kind === 'location' || kind === 'flow') return { type: kind };
  return { type: kind, choiceId: id, titles: title.trim() ? [title] : [] };
}

/** Whether a case listens to what is offered. */
function isFor({ match }: ReplyCase, { kind, id }: Offer): boolean {
  if (kind === 'location' || kind === 'flow') return match.type === kind;
  return 'choiceId' in match && match.choiceId === id;
}

/** Whether a case is about a button or a row. */
function isTap({ match }: ReplyCase): boolean {
  return 'choiceId' in match;
}
