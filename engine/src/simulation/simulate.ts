import { linksToTrack, runKeyIn, templateKey, unreachable } from '@sendero/shared';
import type { EpochMs, IncomingMessage, RunEvent } from '@sendero/shared';
import { hears } from '../hears';
import { awaitsWindow, isListening } from '../is-listening';
import { triggerFor, triggerNamed } from '../trigger-for';
import { watchChanges } from '../watch-changes';
import { withDates, type UpcomingDate } from './dates';
import { deliver, hearOf } from './deliver';
import { newMessageId } from './message-ids';
import { pendingOf } from './pending';
import { nextTimer, type Action, type Simulation, type Taker, type Watch, type What, type World } from './simulation';
import { start } from './start';
import { noted, tell } from './tell';

/** What a person does takes this long, so that no two things happen at the very same moment. */
const PERSON_MS = 1_000;

/** More timers in one stretch of time than this are not followed. */
const MOST_TIMERS = 1_000;

/** What comes of an action; the simulation that is handed in stays as it was. */
export function simulate(world: World, simulation: Simulation, action: Action): Simulation {
  return withDates(world, acted(world, simulation, action));
}

function acted(world: World, simulation: Simulation, action: Action): Simulation {
  switch (action.type) {
    case 'write':
      return write(world, passTime(world, simulation, PERSON_MS), action);
    case 'happen':
      return happen(world, passTime(world, simulation, PERSON_MS), action);
    case 'ask': {
      const event: RunEvent = { type: 'started', by: 'api', properties: action.properties };
      const later = passTime(world, simulation, PERSON_MS);
      const trigger = triggerFor(world.journey, event, { firstMessage: false });
      return start(world, later, trigger, event, (taken) => ({ type: 'asked', taken }));
    }
    case 'launch': {
      const event: RunEvent = { type: 'started', by: 'segment', properties: {} };
      const later = passTime(world, simulation, PERSON_MS);
      const trigger = triggerNamed(world.journey, action.trigger, event);
      return start(world, later, trigger, event, (taken) => ({ type: 'launched', taken }));
    }
    case 'passTime':
      return passTime(world, simulation, action.ms);
    case 'toNextTimer': {
      const timer = nextTimer(simulation);
      return timer ? passTime(world, simulation, Math.max(0, timer.dueAt - simulation.now)) : simulation;
    }
    case 'receipt': {
      const message = simulation.messages[action.message - 1];
      if (message?.direction !== 'out') return simulation;
      return deliver(world, hearOf(world, simulation, message, action.status));
    }
    case 'click':
      return click(world, passTime(world, simulation, PERSON_MS), action);
    case 'answerCall':
      return pendingOf(simulation) ? answerCall(world, passTime(world, simulation, PERSON_MS), action) : simulation;
    case 'resolveHandover':
      return resolve(world, passTime(world, simulation, PERSON_MS));
    case 'setConsent': {
      const { topic, state } = action;
      const later = passTime(world, simulation, PERSON_MS);
      const consent = [...later.consent, { topic, state, at: later.now }];
      return noted({ ...later, consent }, { type: 'consent', topic, state });
    }
    case 'editContact':
      return noted({ ...simulation, contact: { ...simulation.contact, ...action.changes } }, { type: 'contactEdited' });
    case 'setProvider':
      return deliver(world, { ...simulation, provider: action.provider });
    default:
      return unreachable(action);
  }
}

/** Lets time pass; every timer that falls due on the way does so at its own time. */
function passTime(world: World, simulation: Simulation, ms: number): Simulation {
  const until: EpochMs = simulation.now + ms;
  let current = withDates(world, simulation);
  for (let fired = 0; ; fired++) {
    const timer = nextTimer(current);
    if (!timer || timer.dueAt > until) return { ...current, now: until };
    if (fired === MOST_TIMERS) return noted(current, { type: 'brokenOff' });
    if ('dateTrigger' in timer) {
      current = withDates(world, dateCame(world, current, timer));
      continue;
    }
    if ('trigger' in timer) {
      current = notFollowed(world, current, timer);
      continue;
    }
    const timers = current.timers.filter(({ token }) => token !== timer.token);
    const then = { ...current, timers, now: Math.max(current.now, timer.dueAt) };
    current = deliver(world, tell(world, then, { type: 'timerDue', token: timer.token }, { type: 'timerDue' }));
    current = withDates(world, current);
  }
}

/** The contact writes: it goes to whom the server would route it. */
function write(world: World, before: Simulation, { text, content }: Extract<Action, { type: 'write' }>): Simulation {
  const message: IncomingMessage = { id: newMessageId(before.messages.length), at: before.now, text, content };
  const simulation: Simulation = {
    ...before,
    lastInboundAt: before.now,
    messages: [...before.messages, { direction: 'in', id: message.id, message }],
  };
  const consent = world.consentOf(text);
  const wrote = (taken: Taker): What => ({ type: 'wrote', message, taken });
  if (consent !== null) {
    const entries = [...simulation.consent, { topic: 'all' as const, state: consent, at: simulation.now }];
    const recorded = { ...simulation, consent: entries };
    if (consent === 'in') return windowOpened(world, noted(recorded, wrote('optIn')));
    return tell(world, withdrawn(recorded), { type: 'exit', reason: 'opted_out' }, wrote('optOut'));
  }
  const event: RunEvent = { type: 'messageReceived', message };
  if (pendingOf(simulation)?.type === 'handover') return noted(simulation, wrote('people'));
  const { run } = simulation;
  if (run && isListening(world.journey, run)) return deliver(world, tell(world, simulation, event, wrote('run')));
  const trigger = triggerFor(world.journey, event, { firstMessage: before.lastInboundAt === null });
  return windowOpened(world, start(world, simulation, trigger, event, wrote));
}

/** Whoever got a message, a run that waits for the service window goes on then. */
function windowOpened(world: World, simulation: Simulation): Simulation {
  const { run } = simulation;
  if (!run || !awaitsWindow(world.journey, run)) return simulation;
  return deliver(world, tell(world, simulation, { type: 'windowOpened' }, { type: 'windowOpened' }));
}

/** An event happens: the run hears it, then it may start one, then watches for it end or begin. */
function happen(
  world: World,
  before: Simulation,
  { name, properties }: Extract<Action, { type: 'happen' }>,
): Simulation {
  const { journey } = world;
  const { runKey } = journey.document.settings;
  const event = { type: 'customEvent', name, properties, at: before.now } as const;
  const simulation = { ...before, events: [...before.events, { name, properties, at: before.now }] };
  const happened = (taken: Taker): What => ({ type: 'happened', name, taken });
  const key = runKeyIn(properties, runKey);
  const isForRun = key === '' || key === runKeyIn(simulation.run?.event ?? {}, runKey);
  const told =
    hears(journey, 'customEvent') && isForRun
      ? deliver(world, tell(world, simulation, event, happened('run')))
      : simulation;
  const wasHeard = told.run !== simulation.run;
  const trigger = triggerFor(journey, event, { firstMessage: false });
  const changes = watchChanges(journey, event);
  const isOver = told.run?.status !== 'active';
  const started = (): Simulation => {
    if (trigger !== null && (isOver || !wasHeard)) return start(world, told, trigger, event, happened);
    if (wasHeard) return told;
    if (changes.length > 0) return noted(told, happened('watched'));
    return start(world, told, trigger, event, happened);
  };
  return changes.reduce((current: Simulation, change) => {
    const watches = current.watches.filter((watch) => watch.trigger !== change.node);
    if (change.type === 'unwatch') return { ...current, watches };
    return { ...current, watches: [...watches, { trigger: change.node, dueAt: change.dueAt, properties }] };
  }, started());
}

/** The time is over in which an event had to follow another. */
function notFollowed(world: World, simulation: Simulation, { trigger, dueAt, properties }: Watch): Simulation {
  const event: RunEvent = { type: 'started', by: 'inaction', properties };
  const watches = simulation.watches.filter((watch) => watch.trigger !== trigger);
  const then = { ...simulation, watches, now: Math.max(simulation.now, dueAt) };
  const known = triggerNamed(world.journey, trigger, event);
  return start(world, then, known, event, (taken) => ({ type: 'notFollowed', taken }));
}

/** A date of the contact has come. */
function dateCame(world: World, simulation: Simulation, { dateTrigger, dueAt, properties }: UpcomingDate): Simulation {
  const event: RunEvent = { type: 'started', by: 'date', properties };
  const then = { ...simulation, now: Math.max(simulation.now, dueAt) };
  return start(world, then, dateTrigger, event, (taken) => ({ type: 'dateCame', taken }));
}

/** Whoever asks us to stop gets nothing that is still waiting to be sent. */
function withdrawn(simulation: Simulation): Simulation {
  return {
    ...simulation,
    messages: simulation.messages.map((message) =>
      message.direction === 'out' && message.status === 'queued'
        ? { ...message, status: 'cancelled', problem: 'message.opted_out' }
        : message,
    ),
  };
}

/** The contact opens a link; the run that sent it is told when its clicks are counted. */
function click(
  world: World,
  simulation: Simulation,
  { message: number, url }: Extract<Action, { type: 'click' }>,
): Simulation {
  const message = simulation.messages[number - 1];
  if (message?.direction !== 'out') return simulation;
  const { content, trackLinks, node, revision } = message;
  const template =
    content.type === 'template'
      ? world.templates[templateKey(content.template.name, content.template.language)]
      : undefined;
  const tracked = world.linkBase ? linksToTrack(content, template, { texts: trackLinks, base: world.linkBase }) : [];
  const counted = tracked.includes(url);
  const what: What = { type: 'clicked', url, counted };
  const opened = counted
    ? {
        ...simulation,
        messages: simulation.messages.map((known) => (known === message ? { ...known, clicked: true } : known)),
      }
    : simulation;
  if (!counted || message.run !== simulation.runs) return noted(opened, what);
  const event: RunEvent = { type: 'linkClicked', url, sentBy: { node, revision }, at: simulation.now };
  return deliver(world, tell(world, opened, event, what));
}

/** Answers the web call that the run waits for, as the server would after its last try. */
function answerCall(
  world: World,
  simulation: Simulation,
  { status, body }: Extract<Action, { type: 'answerCall' }>,
): Simulation {
  const pending = pendingOf(simulation);
  if (pending?.type !== 'call') return simulation;
  const { node, revision } = pending;
  const succeeded = status !== null && status >= 200 && status < 300;
  const problem = status === null ? 'call.no_answer' : 'call.refused';
  const event: RunEvent = {
    type: 'callAnswered',
    node,
    revision,
    succeeded,
    status,
    body,
    ...(!succeeded && { problem }),
  };
  return deliver(world, tell(world, simulation, event, { type: 'callAnswered', status }));
}

function resolve(world: World, simulation: Simulation): Simulation {
  const pending = pendingOf(simulation);
  if (pending?.type !== 'handover') return simulation;
  const { node, revision } = pending;
  return deliver(world, tell(world, simulation, { type: 'handoverResolved', node, revision }, { type: 'resolved' }));
}
