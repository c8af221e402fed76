import type { OpenVisit, RunMessage } from './api/runs';
import { nodeId } from './ids';
import { journeyDocument, type JourneyDocument } from './journey';
import type { Verdict, Visit } from './runs';
import { whyNot, type RunStory } from './why-not';

/** Moments are small numbers here, and written as they are. */
const timeText = (at: number) => `t${at}`;

const text = (body: string) => ({ message: { type: 'text', text: body }, template: null });
const document: JourneyDocument = journeyDocument.parse({
  schema: 1,
  nodes: [
    { id: 'start', type: 'trigger.message', title: 'Hello', config: { match: { type: 'any' } } },
    { id: 'hi', type: 'send', title: 'Message 1', config: text('Hi') },
    {
      id: 'ask',
      type: 'receive',
      title: 'Interested?',
      config: {
        cases: [{ id: 'yes', title: 'Yes', match: { type: 'keyword', how: 'exact', words: ['yes'] } }],
        saveAs: '',
        timeout: { amount: 1, unit: 'hours' },
      },
    },
    { id: 'pause', type: 'wait', title: 'A day', config: { duration: { amount: 1, unit: 'days' } } },
    { id: 'offer', type: 'send', title: 'Message 3', config: text('Offer') },
    { id: 'bye', type: 'end', title: 'Bye', config: { reason: 'not interested' } },
    { id: 'done', type: 'end', title: 'Done', config: { reason: 'offered' } },
    {
      id: 'late',
      type: 'send',
      title: 'Message 4',
      config: { ...text('Late'), whenClosed: { type: 'wait', limit: { amount: 2, unit: 'days' } } },
    },
    { id: 'island', type: 'send', title: 'Nobody comes here', config: text('?') },
  ].map((node) => ({ ...node, position: { x: 0, y: 0 } })),
  edges: [
    { from: 'start', output: 'next', to: 'hi' },
    { from: 'hi', output: 'sent', to: 'ask' },
    { from: 'ask', output: 'yes', to: 'pause' },
    { from: 'ask', output: 'other', to: 'bye' },
    { from: 'pause', output: 'next', to: 'offer' },
    { from: 'offer', output: 'sent', to: 'done' },
  ],
});

const id = (name: string) => nodeId.parse(name);
const visit = (node: string, revision: number, rest: Partial<Visit> = {}): Visit => ({
  node: id(node),
  revision,
  enteredAt: revision,
  leftAt: revision + 1,
  output: 'next',
  cause: 'entered',
  verdicts: [],
  problem: null,
  ...rest,
});
const open = (node: string, revision: number, rest: Partial<OpenVisit> = {}): OpenVisit => ({
  node: id(node),
  title: node,
  revision,
  enteredAt: revision,
  phase: '',
  verdicts: [],
  waitsUntil: null,
  ...rest,
});
const message = (revision: number, status: RunMessage['status'], rest: Partial<RunMessage> = {}): RunMessage => ({
  node: id('offer'),
  revision,
  at: 50,
  content: { type: 'session', message: { type: 'text', text: 'Offer', previewUrl: false } },
  status,
  problem: null,
  receipts: { accepted: 51, sent: 52, delivered: 53, read: 54, clicked: null, failed: 55 },
  ...rest,
});
const refused = (guard: Verdict['guard'], inputs: Verdict['inputs']): Verdict => ({ guard, passed: false, inputs });

const begun = [visit('start', 1), visit('hi', 2, { output: 'sent' })];
const toOffer = [...begun, visit('ask', 3, { output: 'yes', cause: 'messageReceived' }), visit('pause', 4)];
const failed = { code: 'whatsapp.undeliverable', message: 'The number may not be on WhatsApp.', detail: 'Code 131026' };

const active = { status: 'active', reason: '', endedAt: null } as const;
const ended = (node: string, reason: string) => ({ status: 'ended', node: id(node), reason, endedAt: 60 }) as const;

type Case = readonly [name: string, run: Partial<RunStory>, outcome: string, sentence: string, node?: string];

const cases: readonly Case[] = [
  [
    'left by another output',
    {
      ...ended('bye', 'not interested'),
      visits: [
        ...begun,
        visit('ask', 3, { output: 'other', cause: 'messageReceived' }),
        visit('bye', 4, { output: null }),
      ],
    },
    'not',
    'The contact left “Interested?” by “Other” on t4 because of what they wrote; that way does not lead to “Message 3”.',
  ],
  [
    'left by an output that leads nowhere',
    {
      ...ended('ask', 'output_unconnected:timeout'),
      visits: [...begun, visit('ask', 3, { output: 'timeout', cause: 'timerDue' })],
    },
    'not',
    'The contact left “Interested?” by “No reply” on t4 because the time was up; that output leads nowhere, so the run ended and did not come to “Message 3”.',
  ],
  [
    'waits for the service window',
    {
      ...active,
      node: id('late'),
      visits: toOffer,
      open: open('late', 5, {
        phase: 'closed',
        waitsUntil: 90,
        verdicts: [refused('serviceWindowOpen', { windowExpiresAt: 30, now: 40 })],
      }),
    },
    'waiting',
    'The contact is at “Message 4” now: it waits for the contact to write, which opens the window until t90.',
    'late',
  ],
  [
    'waited for the service window in vain',
    {
      ...ended('late', 'message.window_closed'),
      visits: [
        ...toOffer,
        visit('late', 5, {
          output: 'blocked',
          cause: 'timerDue',
          problem: 'message.window_closed',
          verdicts: [refused('serviceWindowOpen', { windowExpiresAt: 30, now: 40 })],
        }),
      ],
    },
    'not',
    '“Message 4” sent nothing on t6: more than 24 hours since the last reply: only a template can be sent (the service window closed on t30).',
    'late',
  ],
  [
    'stopped by an earlier step that failed',
    {
      status: 'failed',
      node: id('hi'),
      reason: 'run.unexpected',
      visits: [visit('start', 1), visit('hi', 2, { output: null, problem: 'run.unexpected' })],
    },
    'not',
    'The run ended at “Message 1” on t3, before “Message 3”: the step failed unexpectedly. Its event is kept for a closer look.',
  ],
  [
    'opted out before',
    { ...ended('ask', 'opted_out'), visits: [...begun, visit('ask', 3, { output: null, cause: 'exit' })] },
    'not',
    'The run ended at “Interested?” on t4, before “Message 3”: the contact opted out.',
  ],
  [
    'ended by the team',
    {
      ...ended('pause', 'ended_by_user'),
      visits: [...toOffer.slice(0, 3), visit('pause', 4, { output: null, cause: 'exit' })],
    },
    'not',
    'The run ended at “A day” on t5, before “Message 3”: your team ended it.',
  ],
  [
    'in the control group',
    { ...ended('start', 'control_group'), visits: [visit('start', 1, { output: null })] },
    'not',
    'The run ended at “Hello” on t2, before “Message 3”: the contact belongs to the control group.',
  ],
  [
    'waits for an answer before',
    { ...active, visits: begun, open: open('ask', 3, { waitsUntil: 90 }) },
    'waiting',
    'The contact has not come to “Message 3” yet and is at “Interested?”: it waits for an answer until t90.',
  ],
  [
    'waits for time before',
    { ...active, visits: toOffer.slice(0, 3), open: open('pause', 4, { waitsUntil: 90 }) },
    'waiting',
    'The contact has not come to “Message 3” yet and is at “A day”: it waits until t90.',
  ],
  [
    'waits in a journey that is paused',
    { ...active, journeyStatus: 'paused', visits: begun, open: open('ask', 3, { waitsUntil: 90 }) },
    'waiting',
    'The contact has not come to “Message 3” yet and is at “Interested?”: the journey is paused, and everybody stays where they are.',
  ],
  [
    'is held back by quiet hours',
    {
      ...active,
      visits: toOffer,
      open: open('offer', 5, { waitsUntil: 90, verdicts: [refused('outsideQuietHours', { until: 90 })] }),
    },
    'waiting',
    'The contact is at “Message 3” now: the message is held back by quiet hours until t90.',
  ],
  [
    'is out, and its receipt is waited for',
    { ...active, visits: toOffer, open: open('offer', 5), messages: [message(5, 'accepted')] },
    'waiting',
    'The message of “Message 3” was taken by WhatsApp on t51; no receipt came yet.',
  ],
  [
    'was blocked by the closed window',
    {
      ...ended('offer', 'message.window_closed'),
      visits: [
        ...toOffer,
        visit('offer', 5, {
          output: 'blocked',
          problem: 'message.window_closed',
          verdicts: [
            { guard: 'notSuppressed', passed: true, inputs: { suppressed: false } },
            refused('serviceWindowOpen', { windowExpiresAt: 40, now: 50 }),
          ],
        }),
      ],
    },
    'not',
    '“Message 3” sent nothing on t6: more than 24 hours since the last reply: only a template can be sent (the service window closed on t40).',
  ],
  [
    'refused because the frequency cap was used up',
    {
      ...ended('offer', 'message.over_frequency_cap'),
      visits: [
        ...toOffer,
        visit('offer', 5, {
          output: 'blocked',
          problem: 'message.over_frequency_cap',
          verdicts: [
            refused('underFrequencyCap', {
              topic: 'marketing',
              scope: 'workspace',
              used: 2,
              allows: '2 messages in 7 days',
            }),
          ],
        }),
      ],
    },
    'not',
    '“Message 3” sent nothing on t6: the contact has had as many messages as the frequency cap allows for now (the workspace allows 2 messages in 7 days and that many were counted).',
  ],
  [
    'was blocked for want of consent, after quiet hours were over',
    {
      ...ended('offer', 'message.not_opted_in'),
      visits: [
        ...toOffer,
        visit('offer', 5, {
          output: 'blocked',
          problem: 'message.not_opted_in',
          verdicts: [
            refused('outsideQuietHours', { until: 9 }),
            { guard: 'outsideQuietHours', passed: true, inputs: { until: null } },
            refused('optedIn', { topic: 'marketing', consent: 'out' }),
          ],
        }),
      ],
    },
    'not',
    '“Message 3” sent nothing on t6: the contact has not opted in to messages of this kind (the contact had not opted in to marketing).',
  ],
  [
    'failed at the provider, which the run waited for',
    {
      ...ended('offer', 'whatsapp.undeliverable'),
      visits: [
        ...toOffer,
        visit('offer', 5, { output: 'failed', cause: 'receipt', problem: 'whatsapp.undeliverable' }),
      ],
      messages: [message(5, 'failed', { problem: failed })],
    },
    'not',
    'The message of “Message 3” failed on t55: the message could not be delivered: the number may not be on WhatsApp. WhatsApp said: Code 131026',
  ],
  [
    'failed at the provider after the run had gone on',
    {
      ...ended('done', 'offered'),
      visits: [...toOffer, visit('offer', 5, { output: 'sent' }), visit('done', 6, { output: null })],
      messages: [message(5, 'failed', { problem: failed })],
    },
    'not',
    'The message of “Message 3” failed on t55: The number may not be on WhatsApp.',
  ],
  [
    'was taken back because of STOP',
    {
      ...ended('done', 'offered'),
      visits: [...toOffer, visit('offer', 5, { output: 'sent' }), visit('done', 6, { output: null })],
      messages: [
        message(5, 'cancelled', { problem: { code: 'message.opted_out', message: 'Asked not to.', detail: '' } }),
      ],
    },
    'not',
    'The message of “Message 3” was taken back before it was sent: the contact asked not to be written to.',
  ],
  [
    'left while it was held, because of STOP',
    { ...ended('offer', 'opted_out'), visits: [...toOffer, visit('offer', 5, { output: null, cause: 'exit' })] },
    'not',
    'The contact was at “Message 3” until t6, when the contact opted out.',
  ],
  ...(
    [
      ['queued', 'waiting', 'was written on t50 and still waits to be sent.'],
      ['unknown', 'waiting', 'was handed over on t50, but nobody knows yet whether WhatsApp took it.'],
      ['sent', 'done', 'was sent on t52, but has not reached the phone yet.'],
      ['delivered', 'done', 'was delivered on t53.'],
      ['read', 'done', 'was read on t54.'],
    ] as const
  ).map(([status, outcome, rest]): Case => [
    `got it: ${status}`,
    {
      ...ended('done', 'offered'),
      visits: [...toOffer, visit('offer', 5, { output: 'sent' })],
      messages: [message(5, status)],
    },
    outcome,
    `The message of “Message 3” ${rest}`,
  ]),
  [
    'asks about a step without a message',
    { ...ended('done', 'offered'), visits: [...toOffer, visit('offer', 5, { output: 'sent' })] },
    'done',
    'The contact came to “Interested?” on t3 and left by “Yes”.',
    'ask',
  ],
  [
    'asks about a question that was asked again',
    { ...active, visits: begun, open: open('ask', 5, { waitsUntil: 90 }), messages: [message(5, 'read')] },
    'waiting',
    'The contact is at “Interested?” now: it waits for an answer until t90.',
    'ask',
  ],
  [
    'answered a question that was asked again',
    {
      ...ended('done', 'offered'),
      visits: [...begun, visit('ask', 5, { output: 'yes', cause: 'messageReceived' })],
      messages: [message(5, 'read')],
    },
    'done',
    'The contact came to “Interested?” on t5 and left by “Yes”.',
    'ask',
  ],
  [
    'was moved to another version from there',
    {
      ...active,
      visits: [...toOffer.slice(0, 3), visit('pause', 4, { output: null, cause: 'moved' })],
      open: open('new', 5),
    },
    'not',
    'The contact was at “A day” until t5, when they were moved to another version.',
    'pause',
  ],
  [
    'was moved to another version on the way there',
    {
      ...active,
      visits: [...toOffer.slice(0, 3), visit('pause', 4, { output: null, cause: 'moved' })],
      open: open('new', 5),
    },
    'not',
    'The contact was moved to another version from “A day” on t5 and has not come to “Message 3” there.',
  ],
  [
    'was taken out by an event',
    { ...ended('ask', 'exit_event'), visits: [...begun, visit('ask', 3, { output: null, cause: 'exit' })] },
    'not',
    'The run ended at “Interested?” on t4, before “Message 3”: an event took the contact out, as the settings say.',
  ],
  [
    'asks about a step that nothing leads to',
    { ...active, visits: begun, open: open('ask', 3) },
    'not',
    'No way leads to “Nobody comes here” from where this run began.',
    'island',
  ],
];

it.each(cases.map(([name, run, outcome, sentence, node = 'offer']) => ({ name, run, outcome, sentence, node })))(
  'tells of somebody who $name (issue 3, point 11)',
  ({ run, outcome, sentence, node }) => {
    const story: RunStory = {
      status: 'active',
      node: id('start'),
      reason: '',
      endedAt: null,
      journeyStatus: 'live',
      open: null,
      visits: [],
      messages: [],
      ...run,
    };
    expect(whyNot(story, document, id(node), timeText)).toEqual({ outcome, sentence });
  },
);
