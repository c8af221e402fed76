import type { HistoryCondition } from '@sendero/shared';
import { historyText } from './history-text';

const event = { subject: 'eventHistory', is: 'did', event: { name: 'order_placed', where: [] } } as const;
const message = { subject: 'messageHistory', is: 'did', status: 'read' } as const;
const week = { amount: 7, unit: 'days' } as const;

it.each<[HistoryCondition, string]>([
  [{ ...event, times: 1, within: null }, 'order_placed happened'],
  [
    { ...event, is: 'didNot', times: 2, within: week },
    'order_placed did not happen at least 2 times in the last 7 days',
  ],
  [{ ...message, times: 1, within: null }, 'a message was read'],
  [{ ...message, is: 'didNot', times: 1, within: week }, 'no message of the last 7 days was read'],
  [{ ...message, times: 3, within: week }, 'at least 3 messages of the last 7 days were read'],
  [
    { ...message, status: 'clicked', is: 'didNot', times: 2, within: null },
    'fewer than 2 messages had a counted link opened',
  ],
])('%j is “%s”', (condition, text) => {
  expect(historyText(condition)).toBe(text);
});
