import { consentKeywords, journeyDocument, templateKey, type JourneyDocument, type Template } from '@sendero/shared';
import { simulate } from '../src/simulation/simulate';
import { opened, worldOf, type Action, type Simulation, type World } from '../src/simulation/simulation';
import { NOON, someFacts } from './domain';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const stillThere: Template = {
  name: 'still_there',
  language: 'en',
  status: 'APPROVED',
  category: 'UTILITY',
  components: [{ type: 'BODY', text: 'Hi {{1}}, are you still there?' }],
};

export const opening = opened({
  now: NOON,
  contact: someFacts().contact,
  createdAt: 0,
  consent: [],
  lastInboundAt: null,
  seed: 'seed',
});

export const says = (text: string): Action => ({ type: 'write', text, content: { type: 'text' } });
export const taps = (payload: string, title: string): Action => ({
  type: 'write',
  text: title,
  content: { type: 'button', payload },
});
export const passes = (ms: number): Action => ({ type: 'passTime', ms });

export function aWorld(document: JourneyDocument, segments: World['segments'] = []): World {
  return worldOf(document, {
    templates: { [templateKey(stillThere.name, stillThere.language)]: stillThere },
    segments,
    consentOf: consentKeywords(['STOP'], ['START']),
  });
}

export function aJourney(nodes: readonly object[], edges: readonly string[], settings: object = {}): JourneyDocument {
  return journeyDocument.parse({
    schema: 1,
    nodes: nodes.map((node) => ({ title: '', position: { x: 0, y: 0 }, ...node })),
    edges: edges.map((edge) => {
      const [from, output, to] = edge.split(' ');
      return { from, output, to };
    }),
    settings,
  });
}

export function played(world: World, actions: readonly Action[], from: Simulation = opening): Simulation {
  return actions.reduce((simulation, action) => simulate(world, simulation, action), from);
}

/** The way of everything so far, such as `menu sent`. */
export function wayOf({ log }: Simulation): readonly string[] {
  return log.flatMap(({ visits }) => visits.map(({ node, output }) => (output ? `${node} ${output}` : node)));
}

/** What stands in the chat; a template by its name. */
export function chatOf({ messages }: Simulation): readonly string[] {
  return messages.map((message) => {
    if (message.direction === 'in') return `> ${message.message.text}`;
    if (message.content.type === 'template') return `template ${message.content.template.name}`;
    const { message: sent } = message.content;
    return 'text' in sent ? sent.text : 'body' in sent ? sent.body : sent.type;
  });
}
