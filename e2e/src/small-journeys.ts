import {
  journeyDocument,
  nodes,
  ruleDefinition,
  WAIT_FORMS,
  type JourneyDocument,
  type RuleDefinition,
} from '@sendero/shared';

const at = (column: number, row = 0) => ({ x: 40 + column * 320, y: 40 + row * 190 });
const keyword = (word: string) => ({ match: { type: 'keyword', how: 'exact', words: [word] } });
const text = (words: string) => ({ message: { type: 'text', text: words }, template: null });

/** Answers a keyword, waits, and sends the “still there” template, for which the contact must have opted in. */
export function remindingJourney(word: string): JourneyDocument {
  return journeyDocument.parse({
    schema: 1,
    nodes: [
      { id: 'asks', type: 'trigger.message', title: 'Asks', position: at(0), config: keyword(word) },
      { id: 'promise', type: 'send', title: 'Promise', position: at(1), config: text('We will come back to you.') },
      {
        id: 'pause',
        type: 'wait',
        title: 'Pause',
        position: at(2),
        config: { duration: { amount: 23, unit: 'hours' } },
      },
      {
        id: 'reminder',
        type: 'send',
        title: 'Reminder',
        position: at(3),
        config: {
          message: null,
          template: { name: 'still_there', language: 'en', body: ['{{ contact.name | default: "there" }}'] },
        },
      },
      { id: 'reminded', type: 'end', title: 'Reminded', position: at(4), config: { reason: 'reminded' } },
    ],
    edges: [
      { from: 'asks', output: 'next', to: 'promise' },
      { from: 'promise', output: 'sent', to: 'pause' },
      { from: 'pause', output: 'next', to: 'reminder' },
      { from: 'reminder', output: 'sent', to: 'reminded' },
    ],
  });
}

/** A draft with nothing but its trigger and an end. */
export function smallestJourney(word: string): JourneyDocument {
  return journeyDocument.parse({
    schema: 1,
    nodes: [
      { id: 'asks', type: 'trigger.message', title: 'Asks', position: at(0), config: keyword(word) },
      { id: 'end', type: 'end', title: 'The end', position: at(2), config: { reason: '' } },
    ],
    edges: [{ from: 'asks', output: 'next', to: 'end' }],
  });
}

/** One step of every kind, and a way through each of their outputs that must lead somewhere. */
export function journeyOfEveryKind(): JourneyDocument {
  return journeyDocument.parse({
    schema: 1,
    nodes: [
      { id: 'asks', type: 'trigger.message', title: '', position: at(0), config: keyword('tour') },
      {
        id: 'ask',
        type: 'send',
        title: 'Ask',
        position: at(1),
        config: {
          message: {
            type: 'buttons',
            header: { text: 'Canal Store' },
            body: 'Shall we show you round, {{ contact.name | default: "friend" }}?',
            footer: 'Reply STOP at any time',
            buttons: [
              { id: 'yes', title: 'Yes' },
              { id: 'later', title: 'Later' },
            ],
          },
          template: null,
        },
      },
      {
        id: 'answer',
        type: 'receive',
        title: '',
        position: at(2),
        config: {
          cases: [{ id: 'yes', title: 'Yes', match: { type: 'choice', choiceId: 'yes', titles: ['Yes'] } }],
          timeout: { amount: 2, unit: 'hours' },
        },
      },
      {
        id: 'which',
        type: 'branch',
        title: '',
        position: at(3),
        config: {
          cases: [
            {
              id: 'vip',
              title: 'VIP',
              when: { match: 'all', conditions: [{ subject: 'tag', is: 'present', value: 'vip' }] },
            },
          ],
        },
      },
      {
        id: 'pause',
        type: 'wait',
        title: '',
        position: at(3, 1),
        config: { duration: { amount: 2, unit: 'days' } },
      },
      {
        id: 'remind',
        type: 'send',
        title: '',
        position: at(4, 1),
        config: { message: null, template: { name: 'still_there', language: 'en', body: ['friend'] } },
      },
      { id: 'end', type: 'end', title: '', position: at(5), config: { reason: 'shown round' } },
    ],
    edges: [
      { from: 'asks', output: 'next', to: 'ask' },
      { from: 'ask', output: 'sent', to: 'answer' },
      { from: 'answer', output: 'yes', to: 'which' },
      { from: 'answer', output: 'other', to: 'pause' },
      { from: 'answer', output: 'timeout', to: 'pause' },
      { from: 'which', output: 'vip', to: 'end' },
      { from: 'which', output: 'else', to: 'end' },
      { from: 'pause', output: 'next', to: 'remind' },
      { from: 'remind', output: 'sent', to: 'end' },
    ],
  });
}

/** A draft with every type of step as it comes from the palette, and every form of a wait; nothing is connected. */
export function formsJourney(): JourneyDocument {
  const types = Object.entries(nodes).map(([type, { initial }]) => ({ type, title: type, config: initial as object }));
  const waits = Object.entries(WAIT_FORMS).map(([form, config]) => ({ type: 'wait', title: `wait ${form}`, config }));
  return journeyDocument.parse({
    schema: 1,
    nodes: [...types, ...waits].map((node, index) => ({
      ...node,
      id: `node${index}`,
      position: at(index % 6, Math.floor(index / 6) * 1.5),
    })),
    edges: [],
  });
}

/** A rule with a bit of everything: several ways in, hours, conditions, a handover and a reply. */
export function nightRule(): RuleDefinition {
  return ruleDefinition.parse({
    name: 'At night',
    match: { type: 'keyword', how: 'contains', words: ['open', 'hours'] },
    alternatives: [{ type: 'location' }],
    when: { match: 'all', conditions: [{ subject: 'tag', is: 'present', value: 'vip' }] },
    hours: 'closed',
    action: { type: 'handOver', assignTo: 'Support', reply: 'One moment, {{ contact.name | default: "please" }}.' },
  });
}
