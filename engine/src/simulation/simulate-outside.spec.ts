import { contactId, journeyDocument, nodeId, type JourneyDocument } from '@sendero/shared';
import { pendingOf, sampleAnswer } from './pending';
import { simulate } from './simulate';
import { opened, worldOf, type Action, type Simulation, type World } from './simulation';

/** 2026-11-20, 12:00 UTC. */
const NOON = 1_795_176_000_000;

const opening = opened({
  now: NOON,
  contact: {
    id: contactId.parse('01890a5d-ac96-774b-bcce-b302099a8057'),
    name: 'Ada',
    phone: '+351912345678',
    language: 'en',
    timeZone: 'UTC',
    attributes: {},
    tags: [],
  },
  createdAt: 0,
  consent: [],
  lastInboundAt: null,
  seed: 'seed',
});

function aWorld(nodes: readonly object[], edges: readonly string[]): World {
  const document: JourneyDocument = journeyDocument.parse({
    schema: 1,
    nodes: [{ id: 'start', type: 'trigger.message', config: { match: { type: 'any' } } }, ...nodes].map((node) => ({
      title: '',
      position: { x: 0, y: 0 },
      ...node,
    })),
    edges: edges.map((edge) => {
      const [from, output, to] = edge.split(' ');
      return { from, output, to };
    }),
  });
  return worldOf(document, { templates: {}, segments: [], consentOf: () => null });
}

const end = { id: 'stop', type: 'end', config: { reason: '' } };
const says = (text: string): Action => ({ type: 'write', text, content: { type: 'text' } });

function played(world: World, actions: readonly Action[], from: Simulation = opening): Simulation {
  return actions.reduce((simulation, action) => simulate(world, simulation, action), from);
}

describe('a web call, simulated', () => {
  const world = aWorld(
    [
      {
        id: 'call',
        type: 'webhook',
        config: {
          request: { method: 'GET', url: 'https://shop.example/{{ reply.text }}' },
          save: [
            { path: 'order.lines[1].name', variable: 'name' },
            { path: 'order.id', variable: 'id' },
          ],
        },
      },
      end,
    ],
    ['start next call', 'call success stop', 'call error stop'],
  );
  const waiting = played(world, [says('7')]);

  it('waits for a person to answer', () => {
    expect(pendingOf(waiting)).toMatchObject({
      type: 'call',
      node: 'call',
      request: { url: 'https://shop.example/7' },
    });
    expect(sampleAnswer(world, nodeId.parse('call'))).toEqual({
      order: { id: 'value', lines: [null, { name: 'value' }] },
    });
  });

  it.each([
    [200, { order: { id: 7, lines: [0, { name: 'Hat' }] } }, 'success', { id: 7, name: 'Hat' }],
    [500, {}, 'error', {}],
    [null, null, 'error', {}],
  ])('goes on when it is answered with %s', (status, body, output, variables) => {
    const after = played(world, [{ type: 'answerCall', status, body }], waiting);
    expect(after.log.at(-1)).toMatchObject({ what: { type: 'callAnswered', status }, visits: [{ output }, {}] });
    expect(after.run).toMatchObject({ status: 'ended', variables });
    expect(pendingOf(after)).toBeNull();
    expect(played(world, [{ type: 'answerCall', status, body }], after)).toBe(after);
  });
});

describe('a handover, simulated', () => {
  const world = aWorld(
    [
      {
        id: 'people',
        type: 'handover',
        config: { assignTo: 'Support', note: 'Wrote {{ reply.text }}', timeout: { amount: 1, unit: 'hours' } },
      },
      end,
    ],
    ['start next people', 'people resolved stop', 'people timeout stop'],
  );
  const waiting = played(world, [says('help')]);

  it('keeps messages away from the journey until it is resolved', () => {
    expect(pendingOf(waiting)).toMatchObject({ type: 'handover', assignTo: 'Support', note: 'Wrote help' });
    const written = played(world, [says('hello?')], waiting);
    expect(written.log.at(-1)).toMatchObject({ what: { type: 'wrote', taken: 'people' }, visits: [] });
    const after = played(world, [{ type: 'resolveHandover' }], written);
    expect(after.log.at(-1)).toMatchObject({ what: { type: 'resolved' }, visits: [{ output: 'resolved' }, {}] });
    expect(after.timers).toEqual([]);
  });

  it('ends by itself when the time is over', () => {
    const after = played(world, [{ type: 'toNextTimer' }], waiting);
    expect(after.log.at(-1)).toMatchObject({ visits: [{ output: 'timeout' }, {}] });
    expect(pendingOf(after)).toBeNull();
  });
});
