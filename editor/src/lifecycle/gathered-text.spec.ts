import { gatheredText, overdueText, spreadText } from './gathered-text';

it.each([
  [
    { overdue: 0, events: 0, messages: 0, contacts: 0 },
    'Nothing has gathered during the pause. Everybody goes on from where they are.',
  ],
  [
    { overdue: 1, events: 0, messages: 0, contacts: 1 },
    'Gathered during the pause, for one contact: 1 run whose time was up.',
  ],
  [
    { overdue: 12, events: 1, messages: 3, contacts: 14 },
    'Gathered during the pause, for 14 contacts: 12 runs whose time was up, 1 answer or other event, 3 messages to send.',
  ],
])('%j: %s', (preview, words) => {
  expect(gatheredText(preview)).toBe(words);
});

it.each([
  [10, 60, 'Done within a minute.'],
  [61, 60, 'Done in about 2 minutes.'],
  [6_000, 10, 'Done in about 10 hours.'],
])('%d contacts, %d a minute: %s', (contacts, perMinute, words) => {
  expect(spreadText(contacts, perMinute)).toBe(words);
});

it.each([
  [0, 'Nothing is overdue.'],
  [1, 'One run whose time was up leaves the journey. Other answers are taken up.'],
  [1_200, '1,200 runs whose time was up leave the journey. Other answers are taken up.'],
])('%d overdue: %s', (overdue, words) => {
  expect(overdueText(overdue)).toBe(words);
});
