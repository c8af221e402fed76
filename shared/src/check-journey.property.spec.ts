import fc from 'fast-check';
import { checkJourney } from './check-journey';
import { nodeId, type NodeId, type OutputId } from './ids';
import { EMPTY_JOURNEY, outputsOf, type JourneyDocument, type JourneyEdge, type JourneyNode } from './journey';
import { DEFAULT_SETTINGS } from './journey-settings';
import type { Problem } from './problems';
import { weekdays } from './day-hours';
import type { WhenClosed } from './nodes/send';
import { WAIT_FORMS, type WaitFor } from './nodes/wait';
import { SERVICE_WINDOW_MARGIN_MS, SERVICE_WINDOW_MS } from './service-window';

const HOUR = 60 * 60 * 1000;
const CLOSED = SERVICE_WINDOW_MS - SERVICE_WINDOW_MARGIN_MS;
const CHATTING = 10 * 60 * 1000;
const noTemplates = { templates: [] };

const QUIET_HOURS = 11;
const quietHours = fc.option(
  fc.constant({ from: '21:00', until: '08:00', days: [...weekdays], zone: 'Europe/Lisbon' }),
);

const bare = { id: nodeId.parse('new'), title: '', position: { x: 0, y: 0 } };
const hours = fc.constantFrom(1, 5, 8, 12, 23, 24, 30).map((amount) => ({ amount, unit: 'hours' as const }));
const text = { type: 'text' as const, text: 'Hi {{ variables.size }}', previewUrl: false };
const template = { name: 'news', language: 'en', header: [], headerLink: '', body: [], buttons: {} };

const anyTrigger = fc.constant<JourneyNode>({ ...bare, type: 'trigger.message', config: { match: { type: 'any' } } });

const anyWait = fc
  .oneof(
    { weight: 3, arbitrary: hours.map((duration): WaitFor => ({ type: 'duration', duration })) },
    hours.map((timeout): WaitFor => ({ ...WAIT_FORMS.event, timeout })),
    fc.constantFrom<WaitFor>(WAIT_FORMS.attributeDate, WAIT_FORMS.windowCloses),
  )
  .map((config): JourneyNode => ({ ...bare, type: 'wait', config }));

const anyReceive = fc
  .record({ timeout: fc.option(hours), saveAs: fc.constantFrom('', 'size') })
  .map(({ timeout, saveAs }): JourneyNode => ({
    ...bare,
    type: 'receive',
    config: { cases: [], saveAs, timeout, prompt: null, debounce: 0 },
  }));

const anySend = fc
  .constantFrom(
    { message: text, template: null },
    { message: text, template: null },
    { message: text, template },
    { message: null, template },
    { message: null, template: null },
  )
  .chain((sent) =>
    fc
      .constantFrom<WhenClosed>({ type: 'leave' }, { type: 'wait', limit: { amount: 2, unit: 'days' } })
      .map((whenClosed): JourneyNode => ({ ...bare, type: 'send', config: { ...sent, whenClosed } })),
  );

const anyBranch = fc
  .constantFrom(
    { subject: 'window' as const, is: 'open' as const },
    { subject: 'window' as const, is: 'closed' as const },
    { subject: 'tag' as const, is: 'present' as const, value: 'vip' },
  )
  .map((condition): JourneyNode => {
    const when = { match: 'all' as const, conditions: [condition] };
    return { ...bare, type: 'branch', config: { cases: [{ id: 'case', title: 'Case', when }] } };
  });

const anyNode = fc.oneof(
  { weight: 4, arbitrary: anySend },
  { weight: 3, arbitrary: anyWait },
  { weight: 3, arbitrary: anyBranch },
  { weight: 2, arbitrary: anyReceive },
  { weight: 1, arbitrary: anyTrigger },
  { weight: 1, arbitrary: fc.constant<JourneyNode>({ ...bare, type: 'end', config: { reason: '' } }) },
);

describe('any journey that can be drawn', () => {
  it('is checked without an exception and with the same answer every time', () => {
    fc.assert(
      fc.property(anyJourney(12), (journey) => {
        const problems = checkJourney(journey, noTemplates);
        expect(checkJourney(structuredClone(journey), noTemplates)).toEqual(problems);
      }),
      { numRuns: 500 },
    );
  });

  it('gets problems that name its own nodes, outputs and edges, errors first', () => {
    fc.assert(
      fc.property(anyJourney(12), (journey) => {
        const ids = new Set(journey.nodes.map(({ id }) => id));
        const leads = new Set(journey.edges.map(({ from, to }) => `${from} ${to}`));
        const problems = checkJourney(journey, noTemplates);
        for (const { node, path = [] } of problems) {
          expect(node === undefined || ids.has(node)).toBe(true);
          path.slice(1).forEach((to, index) => expect(leads).toContain(`${path[index]} ${to}`));
        }
        expect(problems.map(({ severity }) => severity)).toEqual(problems.map(({ severity }) => severity).sort());
      }),
      { numRuns: 300 },
    );
  });

  it('has an endless loop reported exactly when one can be walked without waiting', () => {
    fc.assert(
      fc.property(anyJourney(7), (journey) => {
        const onLoops = new Set(of(journey, 'node.cycle_without_wait').flatMap(({ path = [] }) => path));
        expect([...onLoops].sort()).toEqual(nodesOnLoops(journey).sort());
      }),
      { numRuns: 500 },
    );
  });

  it('has unreachable steps reported exactly when no walk from a trigger comes by', () => {
    fc.assert(
      fc.property(anyJourney(8), (journey) => {
        fc.pre(journey.nodes.some(isTrigger));
        const unreachable = of(journey, 'node.unreachable').map(({ node }) => node);
        const reached = new Set(walkedAges(journey).keys());
        expect(unreachable.sort()).toEqual(
          journey.nodes
            .map(({ id }) => id)
            .filter((id) => !reached.has(id))
            .sort(),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('the service window', () => {
  it('is judged as a walk through every path judges it', () => {
    let closed = 0;
    fc.assert(
      fc.property(anyJourney(7), (journey) => {
        const ages = walkedAges(journey);
        const expected = journey.nodes.flatMap(({ id, ...node }) => {
          const isSession =
            node.type === 'send' &&
            node.config.message !== null &&
            node.config.template === null &&
            node.config.whenClosed.type === 'leave';
          const seen = [...(ages.get(id) ?? [])];
          const atTheLatest = (age: number) => age + Math.max(...holdsOf(journey, { id, ...node }, age));
          if (!isSession || !seen.some((age) => atTheLatest(age) >= CLOSED)) return [];
          const isAlways = seen.every((age) => age >= CLOSED);
          const isProvidedFor = leads(journey, id, 'blocked');
          if (isProvidedFor && !isAlways) return [];
          return [`${id} ${isAlways ? 'closed' : 'maybe_closed'} ${isProvidedFor ? 'warning' : 'error'}`];
        });
        const found = [...of(journey, 'send.window_closed'), ...of(journey, 'send.window_maybe_closed')];
        closed += found.length;
        const judged = found.map(
          ({ node, code, severity }) => `${node} ${code.replace('send.window_', '')} ${severity}`,
        );
        expect(judged.sort()).toEqual(expected.sort());
      }),
      { numRuns: 3_000 },
    );
    expect(closed).toBeGreaterThan(100);
  });

  it('is shown closed by a path that starts at a trigger and ends at the message', () => {
    fc.assert(
      fc.property(anyJourney(7), (journey) => {
        const triggers = new Set(journey.nodes.filter(isTrigger).map(({ id }) => id));
        for (const { node, path = [] } of of(journey, 'send.window_maybe_closed')) {
          expect([triggers.has(path[0] ?? nodeId.parse('none')), path.at(-1)]).toEqual([true, node]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/**
 * The slow truth: walks every path, with every age that the contact's last message can have at each node, until nothing
 * new is seen. Ages past the window's end are one.
 */
function walkedAges(journey: JourneyDocument): ReadonlyMap<NodeId, ReadonlySet<number>> {
  const byId = new Map(journey.nodes.map((node) => [node.id, node]));
  const ages = new Map<NodeId, Set<number>>();
  const toWalk: { readonly node: JourneyNode; readonly age: number }[] = [];
  const arrive = (node: JourneyNode, age: number) => {
    const seen = ages.get(node.id) ?? new Set();
    const capped = Math.min(age, CLOSED);
    if (seen.has(capped)) return;
    ages.set(node.id, seen.add(capped));
    toWalk.push({ node, age: capped });
  };
  journey.nodes.filter(isTrigger).forEach((node) => arrive(node, 0));
  for (let here = toWalk.pop(); here; here = toWalk.pop()) {
    for (const edge of journey.edges.filter(({ from }) => from === here?.node.id)) {
      const to = byId.get(edge.to);
      if (!to || isTrigger(to) || !hasOutput(here.node, edge.output)) continue;
      for (const held of holdsOf(journey, here.node, here.age)) {
        agesAfter(here.node, edge.output, here.age + held).forEach((age) => arrive(to, age));
      }
    }
  }
  return ages;
}

/** For how long quiet hours may keep what a node sends: not at all or, unless it answers, all the hours. */
function holdsOf({ settings: { quietHours } }: JourneyDocument, node: JourneyNode, age: number): readonly number[] {
  if (!quietHours || node.type !== 'send' || (node.config.message && age < CHATTING)) return [0];
  return [0, QUIET_HOURS * HOUR];
}

/** What the journey's meaning says of the age behind an output; where the window is known to be open it may be new. */
function agesAfter(node: JourneyNode, output: OutputId, age: number): readonly number[] {
  const whileOpen = [0, Math.min(age, CLOSED - 1)];
  switch (node.type) {
    case 'trigger.message':
      return [0];
    case 'receive':
      if (output !== 'timeout') return [0];
      return [age + (node.config.timeout?.amount ?? 0) * HOUR];
    case 'wait':
      return agesAfterWait(node.config, output, age);
    case 'send':
      return output === 'sent' && node.config.message && !node.config.template ? whileOpen : [age];
    case 'branch': {
      const asksWhether = node.config.cases[0]?.when.conditions[0];
      if (asksWhether?.subject !== 'window') return [age];
      const isOpen = (asksWhether.is === 'open') === (output !== 'else');
      return isOpen ? whileOpen : [CLOSED];
    }
    default:
      return [age];
  }
}

function agesAfterWait(config: WaitFor, output: OutputId, age: number): readonly number[] {
  switch (config.type) {
    case 'duration':
      return [age + config.duration.amount * HOUR];
    case 'event':
      return output === 'timeout' ? [age + config.timeout.amount * HOUR] : [age, age + config.timeout.amount * HOUR];
    case 'attributeDate':
      return output === 'missed' ? [age] : [age, CLOSED];
    case 'windowCloses':
      return output === 'closed' ? [CLOSED] : [0, Math.min(age, CLOSED - 1)];
    default:
      throw new Error(`No such wait is drawn here: ${config.type}`);
  }
}

/** How the waits that are drawn here can be left without waiting. */
const LEFT_AT_ONCE: { readonly [type: string]: readonly OutputId[] } = {
  attributeDate: ['missed'],
  windowCloses: ['next', 'closed'],
};

/** Nodes that some walk without waiting leads back to. */
function nodesOnLoops(journey: JourneyDocument): NodeId[] {
  const byId = new Map(journey.nodes.map((node) => [node.id, node]));
  const next = (id: NodeId) => {
    const node = byId.get(id);
    if (!node || node.type === 'receive') return [];
    const mayLeave = (output: OutputId) => node.type !== 'wait' || LEFT_AT_ONCE[node.config.type]?.includes(output);
    return journey.edges.flatMap(({ from, output, to }) => {
      const target = byId.get(to);
      return from === id && mayLeave(output) && hasOutput(node, output) && target && !isTrigger(target) ? [to] : [];
    });
  };
  return journey.nodes
    .map(({ id }) => id)
    .filter((start) => {
      const reached = new Set(next(start));
      for (const id of reached) for (const further of next(id)) reached.add(further);
      return reached.has(start);
    });
}

function of(journey: JourneyDocument, code: Problem['code']): readonly Problem[] {
  return checkJourney(journey, noTemplates).filter((problem) => problem.code === code);
}

function isTrigger({ type }: Pick<JourneyNode, 'type'>): boolean {
  return type === 'trigger.message';
}

function hasOutput(node: JourneyNode, output: OutputId): boolean {
  return outputsOf(node).some(({ id }) => id === output);
}

function leads(journey: JourneyDocument, node: NodeId, output: OutputId): boolean {
  const target = journey.edges.find(({ from, output: id }) => from === node && id === output)?.to;
  return journey.nodes.some((candidate) => candidate.id === target && !isTrigger(candidate));
}

/** Journeys of every node type with random connections: loops, dead ends, broken edges and all. */
function anyJourney(maxNodes: number): fc.Arbitrary<JourneyDocument> {
  const others = fc.oneof(
    { weight: 4, arbitrary: fc.array(anyNode, { minLength: maxNodes - 2, maxLength: maxNodes - 1 }) },
    { weight: 1, arbitrary: fc.array(anyNode, { maxLength: maxNodes - 1 }) },
  );
  return fc
    .tuple(fc.oneof({ weight: 9, arbitrary: anyTrigger }, anyNode), others)
    .map(([first, rest]) => [first, ...rest].map((node, index) => ({ ...node, id: nodeId.parse(`n${index}`) })))
    .chain((nodes) => quietHours.map((quiet) => ({ nodes, settings: { ...DEFAULT_SETTINGS, quietHours: quiet } })))
    .chain(({ nodes, settings }) => {
      const edges = nodes.flatMap((node) =>
        [...outputsOf(node).map(({ id }) => id), 'gone'].map((output) => anyEdge(nodes, node.id, output)),
      );
      return fc.tuple(...edges).map((drawn) => ({ ...EMPTY_JOURNEY, settings, nodes, edges: drawn.flat() }));
    });
}

function anyEdge(nodes: readonly JourneyNode[], from: NodeId, output: OutputId): fc.Arbitrary<readonly JourneyEdge[]> {
  const inner = nodes.filter((node) => !isTrigger(node));
  const target = fc
    .constantFrom(...(inner.length > 0 && output !== 'gone' ? [...inner, ...inner, ...nodes] : nodes))
    .map(({ id }) => [{ from, output, to: id }]);
  const isRare = output === 'gone' || output === 'blocked' || output === 'failed';
  return fc.oneof(
    { weight: isRare ? 1 : 9, arbitrary: target },
    { weight: isRare ? 9 : 1, arbitrary: fc.constant([]) },
  );
}
