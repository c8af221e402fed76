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
  const others = cases.filter((one) => tappedIn(one) === null);
  const taken = new Set(cases.map((one) => one.id));
  const forOffers = offers.map((offer): ReplyCase => {
    const known = cases.find((one) => tappedIn(one) === offer.id);
    const title = offer.title.trim() || offer.id;
    const match = { type: offer.kind, choiceId: offer.id, titles: offer.title.trim() ? [offer.title] : [] };
    if (known) return { ...known, title, match };
    const id =
      !taken.has(offer.id) && replyCase.safeParse({ id: offer.id, title, match }).success ? offer.id : newCaseId();
    taken.add(id);
    return { id, title, match };
  });
  return [...forOffers, ...others];
}

/** The choice that a case is about, if it is about one. */
function tappedIn({ match }: ReplyCase): string | null {
  return match.type === 'choice' || match.type === 'button' || match.type === 'listRow' ? match.choiceId : null;
}
