import fc from 'fast-check';
import { checkJourney, nodeId, outputsOf, targetOf } from '@sendero/shared';
import type { Consent, JourneyDocument, NodeId, Problem, ProblemCode, Visit } from '@sendero/shared';
import { NOON, says } from '../testing/domain';
import { channelTemplates, wholeJourney } from '../testing/whole-journey';
import { walkOnTime, type Deed, type Start } from '../testing/world';
import { compile } from './index';

const start = { trigger: nodeId.parse('start'), event: says('hi'), seed: 'seed' };
const problemsOf = (journey: JourneyDocument) => checkJourney(journey, { templates: channelTemplates });
const isSound = (problems: readonly Problem[]) => problems.every(({ severity }) => severity === 'warning');

const anyConsent: fc.Arbitrary<Consent> = fc.record({
  marketing: fc.constantFrom('in', 'out'),
  utility: fc.constantFrom('in', 'out'),
  authentication: fc.constantFrom('in', 'out'),
  suppressed: fc.constant(false),
});
const anyStart: fc.Arbitrary<Start> = fc.record({
  at: fc.integer({ min: 0, max: 24 * 60 }).map((minutes) => NOON + minutes * 60_000),
  consent: anyConsent,
  tags: fc.subarray(['vip']),
  reachable: fc.boolean(),
});
const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({ type: 'waits' } as const) },
  {
    weight: 5,
    arbitrary: fc
      .integer({ min: 0, max: 40 * 60 })
      .map((minutes) => ({ type: 'writes', later: minutes * 60_000 }) as const),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('marketing', 'utility').map((topic) => ({ type: 'optsIn', topic }) as const),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'stops' } as const) },
);
const anyHistory = fc.tuple(anyStart, fc.array(anyDeed, { minLength: 3, maxLength: 25 }));

/**
 * What the linter vouches for in a journey without errors, as long as everything happens on time and nobody takes their
 * consent back while they are in it other than by STOP. Where “Blocked” leads on, the journey provides for a refusal
 * and the linter vouches for nothing.
 */
function vouchedFor(journey: JourneyDocument, problems: readonly Problem[], { node, problem }: Visit): boolean {
  const warned = (code: ProblemCode) => problems.some((one) => one.code === code && one.node === node);
  const isProvidedFor = targetOf(journey, node, 'blocked') !== undefined;
  switch (problem) {
    case 'message.template_not_sendable':
    case 'message.nothing_allowed':
    case 'message.placeholder_failed':
    case 'run.step_limit':
      return true;
    case 'message.window_closed':
      return !isProvidedFor && !waitsForWindow(journey, node);
    case 'message.not_opted_in':
      return !isProvidedFor && isMarketing(journey, node) && !warned('send.consent_unknown');
    default:
      return false;
  }
}

it('a journey without errors never has a message refused for what the linter vouches for', () => {
  const seen = { sound: 0, sent: 0, refusedButProvidedFor: 0 };
  fc.assert(
    fc.property(wholeJourney, fc.array(anyHistory, { minLength: 3, maxLength: 3 }), (document, histories) => {
      const problems = problemsOf(document);
      fc.pre(isSound(problems));
      seen.sound += 1;
      const journey = compile(document);
      for (const [from, deeds] of histories) {
        for (const { visits, effects, state } of walkOnTime(journey, start, from, channelTemplates, deeds)) {
          expect(visits.filter((visit) => vouchedFor(document, problems, visit))).toEqual([]);
          if (state.reason.startsWith('output_unconnected:')) expect(isOptional(document, state.node)).toBe(true);
          seen.sent += effects.filter(({ type }) => type === 'sendMessage').length;
          seen.refusedButProvidedFor += visits.filter(({ output }) => output === 'blocked').length;
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(seen.sound).toBeGreaterThanOrEqual(300);
  // The walks come to where the policy has something to say.
  expect(Math.min(seen.sent, seen.refusedButProvidedFor)).toBeGreaterThan(50);
});

describe('a fault that is planted into a journey without errors is found', () => {
  it.each<{ readonly fault: string; readonly plant: Plant }>([
    { fault: 'a way that leads nowhere', plant: dropEdge },
    { fault: 'a loop that never waits', plant: closeLoop },
    { fault: 'a free-form message after a long wait', plant: waitBeforeMessage },
    { fault: 'a template that became a free-form message', plant: templateIntoMessage },
    { fault: 'a way round the check of consent', plant: goRoundCheck },
    { fault: 'a circle that nothing leads into', plant: lostCircle },
    { fault: 'a value that nothing sets', plant: unknownVariable },
    { fault: 'a message after everything was opted out of', plant: optOutBefore },
  ])('$fault', ({ plant }) => {
    let planted = 0;
    fc.assert(
      fc.property(wholeJourney, fc.nat(1_000), (document, choice) => {
        fc.pre(isSound(problemsOf(document)));
        const fault = plant(document, choice);
        fc.pre(fault !== null);
        planted += 1;
        const found = problemsOf(fault.journey).map(({ code, node }) => `${code} at ${node}`);
        const sought = fault.codes.map((code) => `${code} at ${fault.node}`);
        expect(sought.filter((one) => found.includes(one))).not.toEqual([]);
      }),
      { numRuns: 40, maxSkipsPerRun: 1_000 },
    );
    expect(planted).toBeGreaterThanOrEqual(40);
  });
});

/** A journey with a fault, and what the linter must say of it, and where; null when there is no place for the fault. */
type Plant = (
  journey: JourneyDocument,
  choice: number,
) => { readonly journey: JourneyDocument; readonly codes: readonly ProblemCode[]; readonly node: NodeId } | null;

function dropEdge(journey: JourneyDocument, choice: number): ReturnType<Plant> {
  const required = journey.edges.filter(({ from, output }) => !isOptional(journey, from, output));
  const gone = required[choice % required.length];
  if (!gone) return null;
  const edges = journey.edges.filter((edge) => edge !== gone);
  return { journey: { ...journey, edges }, codes: ['node.output_unconnected'], node: gone.from };
}

function closeLoop(journey: JourneyDocument, choice: number): ReturnType<Plant> {
  const passing = journey.nodes.filter(({ type }) => type === 'send' || type === 'branch' || type === 'contact.update');
  const node = passing[choice % passing.length]?.id;
  const closed = journey.edges.find(({ from }) => from === node);
  if (!node || !closed) return null;
  const edges = journey.edges.map((edge) => (edge === closed ? { ...edge, to: node } : edge));
  return { journey: { ...journey, edges }, codes: ['node.cycle_without_wait'], node };
}

function waitBeforeMessage(journey: JourneyDocument, choice: number): ReturnType<Plant> {
  const free = unprovided(journey).filter(
    ({ id, config }) => config.message && !config.template && !waitsForWindow(journey, id),
  );
  return lateAt(journey, free[choice % free.length]?.id);
}

function templateIntoMessage(journey: JourneyDocument, choice: number): ReturnType<Plant> {
  const withTemplate = unprovided(journey).filter(({ config }) => config.template);
  const target = withTemplate[choice % withTemplate.length];
  const config = {
    message: { type: 'text' as const, text: 'Hello', previewUrl: false },
    template: null,
    whenClosed: { type: 'leave' as const },
  };
  const nodes = journey.nodes.map((node) => (target && node === target ? { ...target, config } : node));
  return lateAt({ ...journey, nodes }, target?.id);
}

/** Puts a wait of 50 hours before a message that may only go out while the window is open. */
function lateAt(journey: JourneyDocument, node: NodeId | undefined): ReturnType<Plant> {
  const cut = journey.edges.find(({ to }) => to === node);
  if (!node || !cut) return null;
  const long = waitNode('long', 50);
  const edges = [
    ...journey.edges.map((edge) => (edge === cut ? { ...edge, to: long.id } : edge)),
    { from: long.id, output: 'next', to: node },
  ];
  const codes: readonly ProblemCode[] = ['send.window_closed', 'send.window_maybe_closed'];
  return { journey: { ...journey, nodes: [...journey.nodes, long], edges }, codes, node };
}

function goRoundCheck(journey: JourneyDocument, choice: number): ReturnType<Plant> {
  const checked = unprovided(journey).filter(
    ({ id, config }) => !config.message && config.template && isMarketing(journey, id),
  );
  const warned = problemsOf(journey).filter(({ code }) => code === 'send.consent_unknown');
  const safe = checked.filter(({ id }) => !warned.some(({ node }) => node === id));
  const node = safe[choice % safe.length]?.id;
  const cut = journey.edges.find(({ from }) => from === 'start');
  if (!node || !cut) return null;
  const edges = journey.edges.map((edge) => (edge === cut ? { ...edge, to: node } : edge));
  return { journey: { ...journey, edges }, codes: ['send.consent_unknown'], node };
}

function lostCircle(journey: JourneyDocument): ReturnType<Plant> {
  const [one, other] = [waitNode('lost1', 1), waitNode('lost2', 1)];
  const edges = [
    ...journey.edges,
    { from: one.id, output: 'next', to: other.id },
    { from: other.id, output: 'next', to: one.id },
  ];
  return {
    journey: { ...journey, nodes: [...journey.nodes, one, other], edges },
    codes: ['node.unreachable'],
    node: other.id,
  };
}

function unknownVariable(journey: JourneyDocument, choice: number): ReturnType<Plant> {
  const free = sendsIn(journey).filter(({ config }) => config.message);
  const target = free[choice % free.length];
  if (!target) return null;
  const message = { type: 'text' as const, text: 'So {{ variables.nothing }}', previewUrl: false };
  const nodes = journey.nodes.map((node) =>
    node === target ? { ...target, config: { ...target.config, message } } : node,
  );
  return { journey: { ...journey, nodes }, codes: ['send.placeholder_unknown'], node: target.id };
}

function optOutBefore(journey: JourneyDocument, choice: number): ReturnType<Plant> {
  const sends = sendsIn(journey);
  const node = sends[choice % sends.length]?.id;
  // Nobody can be sent anything, or opted out, where nobody gets to.
  const isDead = problemsOf(journey).some(({ code }) => code === 'node.never_reached' || code === 'send.consent_out');
  if (!node || isDead) return null;
  const leave = optOutNode('leave');
  const edges = [
    ...journey.edges.map((edge) => (edge.to === node ? { ...edge, to: leave.id } : edge)),
    { from: leave.id, output: 'next', to: node },
  ];
  return { journey: { ...journey, nodes: [...journey.nodes, leave], edges }, codes: ['send.after_opt_out'], node };
}

function sendsIn({ nodes }: JourneyDocument) {
  return nodes.flatMap((node) => (node.type === 'send' ? [node] : []));
}

function unprovided(journey: JourneyDocument) {
  return sendsIn(journey).filter(({ id }) => targetOf(journey, id, 'blocked') === undefined);
}

function waitsForWindow(journey: JourneyDocument, id: NodeId): boolean {
  return sendsIn(journey).some((node) => node.id === id && node.config.whenClosed.type === 'wait');
}

function isMarketing(journey: JourneyDocument, id: NodeId): boolean {
  return sendsIn(journey).some((node) => node.id === id && node.config.template?.name === 'news');
}

function isOptional(journey: JourneyDocument, id: NodeId, output?: string): boolean {
  const node = journey.nodes.find((one) => one.id === id);
  const outputs = node ? outputsOf(node) : [];
  return outputs.some((one) => !one.required && (output === undefined || one.id === output));
}

const position = { x: 0, y: 0 };

function waitNode(id: string, amount: number) {
  const config = { type: 'duration' as const, duration: { amount, unit: 'hours' as const } };
  return { id: nodeId.parse(id), type: 'wait' as const, title: '', position, config };
}

function optOutNode(id: string) {
  const line = { topic: 'all' as const, state: 'out' as const, evidence: '' };
  const config = { set: [], unset: [], addTags: [], removeTags: [], consent: [line] };
  return { id: nodeId.parse(id), type: 'contact.update' as const, title: '', position, config };
}
