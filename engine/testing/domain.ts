import {
  contactId,
  DEFAULT_SETTINGS,
  EMPTY_JOURNEY,
  journeyDocument,
  messageId,
  NO_CONSENT,
  SERVICE_WINDOW_MS,
} from '@sendero/shared';
import type {
  Facts,
  IncomingMessage,
  JourneyDocument,
  JourneySettings,
  NodeType,
  RunEvent,
  Template,
} from '@sendero/shared';

/** 2026-11-20, 12:00 UTC: noon in every test. */
export const NOON = 1_795_176_000_000;

export type NodeSketch = readonly [id: string, type: NodeType, config: unknown];

/** A journey from nodes and from edges such as `hello.sent > ask`. */
export function aJourney(
  nodes: readonly NodeSketch[],
  edges: readonly string[],
  settings: Partial<JourneySettings> = {},
): JourneyDocument {
  return journeyDocument.parse({
    ...EMPTY_JOURNEY,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    nodes: nodes.map(([id, type, config]) => ({ id, type, title: '', position: { x: 0, y: 0 }, config })),
    edges: edges.map(anEdge),
  });
}

function anEdge(sketch: string) {
  const [, from, output, to] = /^(\S+)\.(\S+) > (\S+)$/.exec(sketch) ?? [];
  if (!from || !output || !to) throw new Error(`Write an edge as “node.output > node”, not “${sketch}”`);
  return { from, output, to };
}

export function someFacts(facts: Partial<Facts> = {}): Facts {
  return {
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
    consent: NO_CONSENT,
    windowExpiresAt: NOON + SERVICE_WINDOW_MS,
    templates: {},
    questionSentAt: NOON,
    segments: [],
    ...facts,
  };
}

export function aTemplate(template: Partial<Template> = {}): Template {
  return { name: 'reminder', language: 'en', status: 'APPROVED', category: 'UTILITY', components: [], ...template };
}

export function aMessage(text: string, message: Partial<IncomingMessage> = {}): IncomingMessage {
  return {
    id: messageId.parse('01890a5d-ac96-774b-bcce-b302099a8058'),
    at: NOON,
    text,
    content: { type: 'text' },
    ...message,
  };
}

export function says(text: string, message: Partial<IncomingMessage> = {}) {
  return { type: 'messageReceived', message: aMessage(text, message) } satisfies RunEvent;
}
