import { aJourney, aMessage } from '../testing/domain';
import { compile, triggerFor } from './index';

const keyword = (word: string) => ({ match: { type: 'keyword', how: 'exact', words: [word] } });

it('the first trigger of the document that fits is taken', () => {
  const journey = compile(
    aJourney(
      [
        ['hours', 'trigger.message', keyword('hours')],
        ['new', 'trigger.message', { match: { type: 'firstMessage' } }],
        ['hi', 'trigger.message', keyword('hi')],
        ['hi-too', 'trigger.message', keyword('hi')],
        ['rest', 'wait', { duration: { amount: 1, unit: 'hours' } }],
      ],
      ['hi.next > rest'],
    ),
  );
  const started = (text: string, firstMessage: boolean) =>
    triggerFor(journey, { type: 'messageReceived', message: aMessage(text) }, { firstMessage });
  expect(started('hours', true)).toBe('hours');
  expect(started('hi', true)).toBe('new');
  expect(started('hi', false)).toBe('hi');
  expect(started('rest', false)).toBeNull();
});
