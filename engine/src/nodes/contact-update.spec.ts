import { nodeId, type Facts, type Step } from '@sendero/shared';
import { aJourney, aTemplate, NOON, says, someFacts, type NodeSketch } from '../../testing/domain';
import { advance, compile, enter } from '../index';

const start: NodeSketch = ['start', 'trigger.message', { match: { type: 'any' } }];
const news: NodeSketch = ['news', 'send', { message: null, template: { name: 'reminder', language: 'en' } }];
const note = (id: string, config: object): NodeSketch => [id, 'contact.update', config];
const optIn = { consent: [{ topic: 'utility', state: 'in', evidence: 'Said yes' }] };
const optOut = { consent: [{ topic: 'all', state: 'out', evidence: 'Said no' }] };
const templates = { 'reminder/en': aTemplate() };

function begin(nodes: readonly NodeSketch[], edges: readonly string[], facts: Partial<Facts> = {}): Step {
  const begun = { trigger: nodeId.parse('start'), event: says('Porto'), seed: 'seed' };
  return enter(compile(aJourney([start, ...nodes], edges)), begun, someFacts({ templates, ...facts }));
}

function outputs({ visits }: Step): readonly string[] {
  return visits.map(({ node, output }) => `${node} ${output}`);
}

describe('what a step changed about its contact is seen by the nodes behind it', () => {
  it('in a text', () => {
    const { effects } = begin(
      [
        note('city', { set: [{ name: 'city', value: { type: 'text', text: '{{ reply.text }}' } }] }),
        note('again', { set: [{ name: 'home', value: { type: 'text', text: 'in {{ contact.attributes.city }}' } }] }),
        [
          'hello',
          'send',
          { message: { type: 'text', text: 'You live {{ contact.attributes.home }}' }, template: null },
        ],
      ],
      ['start.next > city', 'city.next > again', 'again.next > hello'],
    );
    expect(effects).toMatchObject([
      { type: 'updateContact', set: { city: 'Porto' } },
      { type: 'updateContact', set: { home: 'in Porto' } },
      { type: 'sendMessage', content: { message: { text: 'You live in Porto' } } },
    ]);
  });

  it('in a condition', () => {
    const vip = { match: 'all', conditions: [{ subject: 'tag', is: 'present', value: 'vip' }] };
    const step = begin(
      [note('tag', { addTags: ['vip'] }), ['which', 'branch', { cases: [{ id: 'vip', title: 'VIP', when: vip }] }]],
      ['start.next > tag', 'tag.next > which'],
    );
    expect(outputs(step).at(-1)).toBe('which vip');
  });

  it.each([
    { changes: [], output: 'blocked' },
    { changes: [optIn], output: 'sent' },
    { changes: [optIn, optOut], output: 'blocked' },
    { changes: [optOut, optIn], output: 'blocked' },
  ])('by what guards a message, $output after $changes.length changes of consent', ({ changes, output }) => {
    const notes = changes.map((change, index) => note(`n${index}`, change));
    const ids = ['start', ...notes.map(([id]) => id), 'news'];
    const edges = ids.slice(1).map((id, index) => `${ids[index]}.next > ${id}`);
    const step = begin([...notes, news], edges);
    expect(outputs(step).at(-1)).toBe(`news ${output}`);
    const verdict = step.visits.at(-1)?.verdicts.find(({ guard }) => guard === 'optedIn');
    expect(verdict?.passed ?? false).toBe(output === 'sent');
  });
});

it('the next step sees the facts that it is given and nothing of the step before', () => {
  const vip = { match: 'all', conditions: [{ subject: 'tag', is: 'present', value: 'vip' }] };
  const journey = compile(
    aJourney(
      [
        start,
        note('tag', { addTags: ['vip'] }),
        ['ask', 'receive', { cases: [], timeout: null }],
        ['which', 'branch', { cases: [{ id: 'vip', title: 'VIP', when: vip }] }],
      ],
      ['start.next > tag', 'tag.next > ask', 'ask.other > which'],
    ),
  );
  const first = enter(journey, { trigger: nodeId.parse('start'), event: says('hi'), seed: '' }, someFacts());
  expect(JSON.stringify(first.state)).not.toContain('vip');
  const second = advance(journey, first.state, says('and now?'), someFacts({ now: NOON + 1 }));
  expect(outputs(second)).toEqual(['ask other', 'which else']);
});
