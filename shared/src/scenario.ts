import { z } from 'zod';
import { consentTopics, messageTopics } from './consent';
import { frequencyCap } from './frequency-cap';
import { nodeId, segmentId } from './ids';
import type { JsonValue } from './json';
import { flowResponse, mediaKinds, sessionMessage, templateMessage } from './messages';
import { segmentDefinition } from './segments';
import { templateCategories, templateComponent, templateStatuses } from './templates';
import { timeZone } from './zoned-time';

/** How many scenarios a journey can have, and how long one can be. */
export const SCENARIO_LIMITS = { scenarios: 100, actions: 300, name: 120 } as const;

/** The longest stretch of time that one action lets pass. */
const MOST_MS = 3_660 * 24 * 3_600_000;

const instant = z.iso.datetime({ offset: true });
const text = z.string().max(4_096);
const json: z.ZodType<JsonValue> = z.json();
const values = z.record(z.string(), json);

/** Who walks: somebody made up, or what was known of a contact when the walk was saved. */
export const scenarioContact = z
  .object({
    name: text.default(''),
    phone: z.string().max(40).default('+15550100100'),
    language: z.string().max(20).default('en'),
    timeZone: timeZone.default('UTC'),
    attributes: values.default({}),
    tags: z.array(z.string()).max(200).readonly().default([]),
    /** What they agreed to. */
    consent: z.array(z.enum(messageTopics)).readonly().default([]),
    /** They asked us to stop altogether. */
    optedOut: z.boolean().default(false),
    /** When we first knew of them; null: at the start. */
    knownSince: instant.nullable().default(null),
    /** When they last wrote before the start; null: never. */
    lastWroteAt: instant.nullable().default(null),
    /** What had happened to them before the start, of which journeys may ask. */
    events: z
      .array(z.object({ name: z.string().min(1).max(60), properties: values.default({}), at: instant }).readonly())
      .max(500)
      .readonly()
      .default([]),
  })
  .readonly();
export type ScenarioContact = z.infer<typeof scenarioContact>;

const incomingContent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text') }).readonly(),
  z.object({ type: z.literal('button'), payload: z.string() }).readonly(),
  z.object({ type: z.literal('listRow'), rowId: z.string() }).readonly(),
  z
    .object({
      type: z.literal('media'),
      kind: z.enum(mediaKinds),
      mediaId: z.string().default('simulated'),
      mimeType: z.string().default('application/octet-stream'),
      filename: z.string().exactOptional(),
    })
    .readonly(),
  z.object({ type: z.literal('location'), latitude: z.number(), longitude: z.number() }).readonly(),
  z
    .object({
      type: z.literal('contacts'),
      contacts: z
        .array(z.object({ name: z.string(), phones: z.array(z.string()).readonly() }).readonly())
        .readonly()
        .exactOptional(),
    })
    .readonly(),
  z.object({ type: z.literal('flow'), response: flowResponse }).readonly(),
  z.object({ type: z.literal('reaction'), emoji: z.string() }).readonly(),
  z.object({ type: z.literal('unknown'), providerType: z.string() }).readonly(),
]);

/** What can be changed about the contact on the way. */
const contactChanges = z
  .object({
    name: text.exactOptional(),
    phone: z.string().max(40).exactOptional(),
    language: z.string().max(20).exactOptional(),
    timeZone: timeZone.exactOptional(),
    attributes: values.exactOptional(),
    tags: z.array(z.string()).max(200).readonly().exactOptional(),
  })
  .readonly();

/**
 * Everything that a person can do in a simulation, and so everything that a scenario's script can hold.
 *
 * @example { "type": "write", "text": "Small", "content": { "type": "button", "payload": "small" } }
 */
const scenarioAction = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('write'), text: text.default(''), content: incomingContent.default({ type: 'text' }) })
    .readonly(),
  z.object({ type: z.literal('happen'), name: z.string().min(1).max(60), properties: values.default({}) }).readonly(),
  /** The API or another journey asks for a run. */
  z.object({ type: z.literal('ask'), properties: values.default({}) }).readonly(),
  /** A segment trigger starts the contact, whether they are in its segment or not. */
  z.object({ type: z.literal('launch'), trigger: nodeId }).readonly(),
  z.object({ type: z.literal('passTime'), ms: z.int().min(0).max(MOST_MS) }).readonly(),
  z.object({ type: z.literal('toNextTimer') }).readonly(),
  /** WhatsApp says what became of a message of ours; messages of both sides are counted from 1. */
  z
    .object({
      type: z.literal('receipt'),
      message: z.int().min(1),
      status: z.enum(['sent', 'delivered', 'read', 'failed']),
    })
    .readonly(),
  /** The contact opens a link of a message, which is written here as the message has it. */
  z.object({ type: z.literal('click'), message: z.int().min(1), url: z.string().max(4_096) }).readonly(),
  /** Answers the web call that the run waits for; null: nobody answers. */
  z
    .object({ type: z.literal('answerCall'), status: z.int().min(100).max(599).nullable(), body: json.default(null) })
    .readonly(),
  /** People give the conversation back that the run handed over. */
  z.object({ type: z.literal('resolveHandover') }).readonly(),
  z.object({ type: z.literal('setConsent'), topic: z.enum(consentTopics), state: z.enum(['in', 'out']) }).readonly(),
  z.object({ type: z.literal('editContact'), changes: contactChanges }).readonly(),
  /** What WhatsApp does with messages from now on: hands them on at once, refuses them, or waits for receipts. */
  z.object({ type: z.literal('setProvider'), provider: z.enum(['delivers', 'fails', 'waits']) }).readonly(),
]);
export type ScenarioAction = z.infer<typeof scenarioAction>;

/** What of the workspace a walk depends on. */
const surroundings = z
  .object({
    templates: z
      .array(
        z
          .object({
            name: z.string(),
            language: z.string(),
            status: z.enum(templateStatuses),
            category: z.enum(templateCategories),
            components: z.array(templateComponent).readonly(),
          })
          .readonly(),
      )
      .max(200)
      .readonly()
      .default([]),
    segments: z
      .array(z.object({ id: segmentId, definition: segmentDefinition }).readonly())
      .max(200)
      .readonly()
      .default([]),
    optOutWords: z.array(z.string()).max(200).readonly().default(['STOP']),
    optInWords: z.array(z.string()).max(200).readonly().default(['START']),
    /** What the codes of tracked links are put after; null: no click is told of. */
    linkBase: z.string().max(2_000).nullable().default(null),
    /** How often all journeys together write to one contact; null for as often as they like. */
    frequencyCap: frequencyCap.nullable().default(null),
  })
  .readonly();
export type ScenarioSurroundings = z.infer<typeof surroundings>;

const outgoingContent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('session'), message: sessionMessage }).readonly(),
  z.object({ type: z.literal('template'), template: templateMessage }).readonly(),
]);

/** What must come of the script. What is left out is not looked at. */
const scenarioExpectation = z
  .object({
    /** The steps that were passed, each with the output it was left by; null where a run ended. */
    path: z
      .array(z.object({ node: nodeId, output: z.string().max(60).nullable() }).readonly())
      .max(5_000)
      .readonly(),
    /** What went out, with every placeholder filled in. */
    messages: z
      .array(z.object({ node: nodeId, content: outgoingContent }).readonly())
      .max(1_000)
      .readonly()
      .exactOptional(),
    /** How the last run stands; `reason` says why it ended or failed. */
    end: z
      .object({
        status: z.enum(['notStarted', 'active', 'ended', 'failed']),
        node: nodeId.nullable(),
        reason: z.string().default(''),
      })
      .readonly()
      .exactOptional(),
    variables: values.exactOptional(),
  })
  .readonly();
export type ScenarioExpectation = z.infer<typeof scenarioExpectation>;

/**
 * A walk through a journey that must come out the same again: who walks, from when, what happens, and what comes of it.
 *
 * @example { "schema": 1, "contact": { "name": "Ada" }, "startsAt": "2026-11-20T12:00:00Z",
 *            "script": [{ "type": "write", "text": "Hi" }],
 *            "expect": { "path": [{ "node": "start", "output": "next" }] } }
 */
export const scenarioDocument = z
  .object({
    schema: z.literal(1),
    contact: scenarioContact.prefault({}),
    startsAt: instant,
    /** Decides what chance decides. */
    seed: z.string().max(60).default('s'),
    /** What the workspace had when it was saved, for wherever the workspace's own can't be looked up. */
    surroundings: surroundings.prefault({}),
    script: z.array(scenarioAction).max(SCENARIO_LIMITS.actions).readonly(),
    expect: scenarioExpectation,
  })
  .refine((scenario) => !JSON.stringify(scenario).includes('\\u0000'), "A text holds a character that can't be stored.")
  .readonly();
export type ScenarioDocument = z.infer<typeof scenarioDocument>;

const scenarioName = z.string().trim().min(1).max(SCENARIO_LIMITS.name);

/** A scenario as it stands in a journey's file. */
export const namedScenario = z.object({ name: scenarioName, document: scenarioDocument }).readonly();
export type NamedScenario = z.infer<typeof namedScenario>;

/** The scenarios of one journey. */
export const namedScenarios = z
  .array(namedScenario)
  .max(SCENARIO_LIMITS.scenarios)
  .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'Two scenarios have the same name.')
  .readonly();
