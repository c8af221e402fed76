import { journeyDocument, type JourneyDocument } from '@sendero/shared';

/** A small journey that shows a question, its answers and a reminder; for starting from something. */
export const welcomeJourney: JourneyDocument = journeyDocument.parse({
  schema: 1,
  nodes: [
    {
      id: 'start',
      type: 'trigger.message',
      title: 'Somebody says hi',
      position: { x: 0, y: 120 },
      config: { match: { type: 'keyword', how: 'exact', words: ['hi', 'hello'] } },
    },
    {
      id: 'welcome',
      type: 'send',
      title: 'Welcome',
      position: { x: 350, y: 120 },
      config: {
        message: {
          type: 'buttons',
          body: 'Hello {{ contact.name | default: "there" }}! What brings you here?',
          buttons: [
            { id: 'prices', title: 'Prices' },
            { id: 'person', title: 'Talk to a person' },
          ],
        },
        template: null,
      },
    },
    {
      id: 'answer',
      type: 'receive',
      title: 'What do they want?',
      position: { x: 700, y: 90 },
      config: {
        cases: [
          { id: 'prices', title: 'Prices', match: { type: 'choice', choiceId: 'prices', titles: ['Prices'] } },
          {
            id: 'person',
            title: 'A person',
            match: { type: 'choice', choiceId: 'person', titles: ['Talk to a person'] },
          },
        ],
        saveAs: 'wish',
        timeout: { amount: 1, unit: 'hours' },
      },
    },
    text('prices', 'Prices', { x: 1050, y: -60 }, 'Our plans start at 20 a month. Shall we send you the *full list*?'),
    text('person', 'A person will write', { x: 1050, y: 130 }, 'Thank you. Somebody of our team writes to you soon.'),
    text('reminder', 'Reminder', { x: 1050, y: 320 }, 'Still there? Write “hi” whenever you like.'),
    { id: 'end', type: 'end', title: '', position: { x: 1400, y: 130 }, config: { reason: 'answered' } },
  ],
  edges: [
    { from: 'start', output: 'next', to: 'welcome' },
    { from: 'welcome', output: 'sent', to: 'answer' },
    { from: 'answer', output: 'prices', to: 'prices' },
    { from: 'answer', output: 'person', to: 'person' },
    { from: 'answer', output: 'other', to: 'person' },
    { from: 'answer', output: 'timeout', to: 'reminder' },
    { from: 'prices', output: 'sent', to: 'end' },
    { from: 'person', output: 'sent', to: 'end' },
    { from: 'reminder', output: 'sent', to: 'end' },
  ],
});

function text(id: string, title: string, position: { x: number; y: number }, words: string) {
  return { id, type: 'send', title, position, config: { message: { type: 'text', text: words }, template: null } };
}
