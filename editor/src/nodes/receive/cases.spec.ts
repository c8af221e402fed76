import type { ReplyCase } from '@sendero/shared';
import { casesForOffers } from './cases';

const tap = (id: string, choiceId: string, title: string): ReplyCase => ({
  id,
  title,
  match: { type: 'button', choiceId, titles: [title] },
});
const keyword: ReplyCase = { id: 'word', title: 'Word', match: { type: 'keyword', how: 'exact', words: ['hi'] } };

describe('cases for the buttons of the message before', () => {
  it.each([
    {
      name: 'takes ids and titles over, and keeps cases of another kind behind them',
      cases: [keyword],
      offers: [{ kind: 'button' as const, id: 'yes', title: 'Yes' }],
      expected: [tap('yes', 'yes', 'Yes'), keyword],
    },
    {
      name: 'keeps the id of a case that already listens, so that its edge stays',
      cases: [tap('old', 'yes', 'Yeah')],
      offers: [{ kind: 'button' as const, id: 'yes', title: 'Yes' }],
      expected: [tap('old', 'yes', 'Yes')],
    },
    {
      name: 'keeps the id of a case that listens to a button or row, and says which it is now',
      cases: [{ ...tap('old', 'yes', 'Yeah'), match: { type: 'choice' as const, choiceId: 'yes', titles: ['Yeah'] } }],
      offers: [{ kind: 'listRow' as const, id: 'yes', title: 'Yes' }],
      expected: [{ id: 'old', title: 'Yes', match: { type: 'listRow' as const, choiceId: 'yes', titles: ['Yes'] } }],
    },
    {
      name: 'drops cases of buttons that are gone',
      cases: [tap('gone', 'gone', 'Gone')],
      offers: [{ kind: 'button' as const, id: 'yes', title: 'Yes' }],
      expected: [tap('yes', 'yes', 'Yes')],
    },
    {
      name: 'gives a new id where the button’s own is taken by an output of the node',
      cases: [],
      offers: [{ kind: 'button' as const, id: 'other', title: 'Other' }],
      expected: [tap('fresh', 'other', 'Other')],
    },
    {
      name: 'gives a new id where another case has it',
      cases: [{ ...keyword, id: 'yes' }],
      offers: [{ kind: 'button' as const, id: 'yes', title: 'Yes' }],
      expected: [tap('fresh', 'yes', 'Yes'), { ...keyword, id: 'yes' }],
    },
    {
      name: 'names a case after the button’s id while the button has no text',
      cases: [],
      offers: [{ kind: 'button' as const, id: 'b1', title: ' ' }],
      expected: [{ id: 'b1', title: 'b1', match: { type: 'button', choiceId: 'b1', titles: [] } }],
    },
    {
      name: 'makes a case for the place that is asked for',
      cases: [keyword],
      offers: [{ kind: 'location' as const, id: 'location', title: 'Location' }],
      expected: [{ id: 'location', title: 'Location', match: { type: 'location' as const } }, keyword],
    },
    {
      name: 'keeps the case that waits for the form, with its name',
      cases: [keyword, { id: 'c1', title: 'Booked', match: { type: 'flow' as const } }],
      offers: [{ kind: 'flow' as const, id: 'flow', title: 'Book now' }],
      expected: [{ id: 'c1', title: 'Booked', match: { type: 'flow' as const } }, keyword],
    },
  ])('$name', ({ cases, offers, expected }) => {
    expect(casesForOffers(cases, offers, () => 'fresh')).toEqual(expected);
  });
});
