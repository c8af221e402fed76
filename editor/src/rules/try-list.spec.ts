import { journeyId, NO_CONSENT, nodeId, ruleDefinition } from '@sendero/shared';
import type { ListedJourney, MessageMatch, RuleList, RuleView } from '@sendero/shared';
import { madeUpContact } from '../simulate/opening';
import { triedMessage, type Tried as TriedMessage } from './tried-message';
import { tryList } from './try-list';

const NOW = Date.UTC(2026, 10, 20, 12);
const keyword = (word: string): MessageMatch => ({ type: 'keyword', how: 'exact', words: [word] });

function rule(id: string, match: MessageMatch, fields: object = {}, view: Partial<RuleView> = {}): RuleView {
  const definition = ruleDefinition.parse({ name: id, match, action: { type: 'reply', text: 'Hi' }, ...fields });
  return {
    ...{ type: 'rule', id, enabled: true, definition, starts: null },
    ...{ taken: { today: 0, total: 0 }, updatedAt: 0 },
    ...view,
  };
}
const id = journeyId.parse('00000000-0000-7000-8000-000000000001');
const journey: ListedJourney = {
  ...{ type: 'journey', id, name: 'J', status: 'live', priority: 0, alwaysStarts: false },
  triggers: [{ node: nodeId.parse('start'), title: 'Start', matches: [keyword('hi'), { type: 'location' }] }],
};

function asked(list: Partial<RuleList>, message: Partial<TriedMessage> = {}) {
  const { contact } = madeUpContact(NOW, 'UTC');
  const facts = {
    ...{ now: NOW, contact, consent: NO_CONSENT, windowExpiresAt: NOW + 1 },
    ...{ templates: {}, questionSentAt: null, segments: [] },
  };
  const tried = tryList(
    { before: [], unplaced: [], after: [], ...list },
    triedMessage({ kind: 'text', text: 'hi', id: '', ...message }, NOW),
    { firstMessage: false, open: true, facts },
  );
  return { taker: tried.taker?.id ?? null, verdicts: [...tried.verdicts.values()] };
}

it('the first that takes the message has it, and those after it are not asked (WEB-45)', () => {
  const off = rule('off', keyword('hi'), {}, { enabled: false });
  const closed = rule('closed', keyword('hi'), { hours: 'closed' });
  const starts = { name: 'J', canStart: false, alwaysStarts: false };
  const dead = rule('dead', keyword('hi'), {}, { starts });
  const before = [off, closed, dead, rule('other', keyword('bye'))];
  expect(asked({ before, unplaced: [journey], after: [rule('last', { type: 'any' })] })).toEqual({
    taker: id,
    verdicts: ['off', 'businessHours', 'cannotStart', 'otherMessage', 'takes', 'notAsked'],
  });
});

it.each<[string, Partial<TriedMessage>, MessageMatch]>([
  ['a button', { kind: 'button', id: 'buy' }, { type: 'button', payloads: ['buy'] }],
  ['a list row', { kind: 'listRow', id: 'r1' }, { type: 'listRow', rowIds: ['r1'] }],
  ['a picture', { kind: 'image' }, { type: 'media', kinds: ['image'] }],
  ['a location', { kind: 'location' }, { type: 'location' }],
  ['a contact card', { kind: 'contacts' }, { type: 'contacts' }],
  ['a click on an ad', { kind: 'referral', id: 'ad-1' }, { type: 'referral', sourceIds: ['ad-1'] }],
])('%s can be tried (WEB-45)', (_, message, match) => {
  expect(asked({ after: [rule('r', match)] }, message).taker).toBe('r');
  expect(asked({ after: [rule('r', match)] }).taker).toBeNull();
});

it('a paused journey is passed over', () => {
  expect(asked({ unplaced: [{ ...journey, status: 'paused' }] })).toEqual({ taker: null, verdicts: ['off'] });
});
