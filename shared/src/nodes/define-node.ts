import type { z } from 'zod';
import type { ConsentState, MessageTopic } from '../consent';
import type { ConsentChange } from '../contact-change';
import type { HistoryCondition } from '../history';
import type { OutputId } from '../ids';
import type { TemplateMessage } from '../messages';
import type { Problem } from '../problems';
import type { Template } from '../templates';

/** A way out of a node. A required output must lead somewhere before the journey can be published. */
export interface Output {
  readonly id: OutputId;
  readonly label: string;
  readonly required: boolean;
}

export type NodeGroup = 'start' | 'message' | 'flow' | 'finish';

/**
 * How a node moves the service window and consent, and what it may send: all that the linter's dataflow needs to know
 * of a node type, so that it never asks which type a node is.
 */
export interface NodeTraits<Config> {
  /** Runs start here: the node has no way in. */
  readonly start: boolean;
  /** Runs end here. */
  readonly finish: boolean;
  /** The run stays here until something happens, on every path through the node. */
  readonly waits: boolean;
  /** Outputs that are left because the contact just wrote, which opens the service window. */
  opensWindow(config: Config): readonly OutputId[];
  /** Of a node that waits: outputs that may be left without any wait. */
  maybeAtOnce(config: Config): readonly OutputId[];
  /** Outputs reached only after the least time in ms; outputs not named pass at once. */
  passes(config: Config): Readonly<Record<OutputId, number>>;
  /** How long it may take at most until the output is left by, in ms, where that is not the least time; Infinity: no end. */
  mayPass(config: Config): Readonly<Record<OutputId, number>>;
  /** Outputs that say how the service window stands: the node is left by them only while it is open, or only closed. */
  tellsWindow(config: Config): Readonly<Record<OutputId, 'open' | 'closed'>>;
  /** Outputs that say how the contact's consent stands: the node is left by them only while it is so. */
  tellsConsent(config: Config): Readonly<Record<OutputId, ToldConsent>>;
  /** Lines that are in the contact's consent ledger once the node was left by the output. */
  setsConsent(config: Config): Readonly<Record<OutputId, readonly ConsentLine[]>>;
  /** What the node may send; null when it sends nothing. */
  sends(config: Config): Sends | null;
  /** Variables that have a value once the node was left by the output. */
  setsVariables(config: Config): Readonly<Record<OutputId, readonly string[]>>;
  /** Names of the contact's attributes that the node looks at, beside those in its texts. */
  readsAttributes(config: Config): readonly string[];
  /** Names of the contact's attributes that the node writes. */
  setsAttributes(config: Config): readonly string[];
  /** Words of a message that runs start by; [] for what starts otherwise. */
  startWords(config: Config): readonly string[];
  /** Texts whose placeholders are filled in when the node is entered. */
  texts(config: Config): readonly string[];
  /** Whether the node waits for a click on a link of a message. */
  awaitsClick(config: Config): boolean;
  /** Whether a message of the node may have a link whose clicks are counted. */
  tracksLinks(config: Config, context: FindingContext): boolean;
  /** Ids of the segments that the node asks about; '' where none is chosen yet. */
  segments(config: Config): readonly string[];
  /** What the node asks of the contact's past. */
  histories(config: Config): readonly HistoryCondition[];
}

/** What is known of a contact's consent, topic by topic. */
export type ToldConsent = Readonly<Partial<Record<MessageTopic, ConsentState>>>;

export type ConsentLine = Pick<ConsentChange, 'topic' | 'state'>;

/** The ways in which a node may write to the contact. */
export interface Sends {
  readonly session: boolean;
  readonly template: Pick<TemplateMessage, 'name' | 'language'> | null;
  /** A free-form message waits for the window to open. */
  readonly waitsForWindow: boolean;
  /** The output that is left by when something was sent. */
  readonly sent: OutputId;
  /** The output that is left by when the policy forbids sending. */
  readonly blocked: OutputId;
}

/** What a node type finds wrong with one configuration; the linter adds which node it is. */
export type Finding = Pick<Problem, 'code' | 'severity' | 'message' | 'output'>;

/** What a node type may know when it looks over a configuration. */
export interface FindingContext {
  /** What people call the node. */
  readonly title: string;
  /** The channel's templates, looked up by name and language. */
  template(name: string, language: string): Template | undefined;
  /** What the codes of tracked links are put after; null: no link is tracked; left out where it is not known. */
  readonly linkBase?: string | null;
}

export interface NodeDefinition<Config> {
  readonly title: string;
  /** One sentence for the palette. */
  readonly description: string;
  readonly group: NodeGroup;
  readonly config: z.ZodType<Config>;
  /** What a node starts with when it is dropped on the canvas. */
  readonly initial: Config;
  outputs(config: Config): readonly Output[];
  /** What tells nodes of the type apart that nobody gave a title, where nothing else of them is shown; '' for nothing. */
  detail?(config: Config): string;
  readonly traits: NodeTraits<Config>;
  /** What is wrong with a configuration that can be stored but not published. */
  findings?(config: Config, context: FindingContext): readonly Finding[];
}

/** A definition that still knows the exact type of its schema. */
export type DefinedNode<Schema extends z.ZodType> = Omit<NodeDefinition<z.output<Schema>>, 'config'> & {
  readonly config: Schema;
};

/** Lets TypeScript infer the configuration's type from its schema. */
export function defineNode<Schema extends z.ZodType>(definition: DefinedNode<Schema>): DefinedNode<Schema> {
  return definition;
}

/** Traits of a node that passes at once and touches nothing. */
export const PASSES_AT_ONCE = {
  start: false,
  finish: false,
  waits: false,
  opensWindow: () => [],
  maybeAtOnce: () => [],
  passes: () => ({}),
  mayPass: () => ({}),
  tellsWindow: () => ({}),
  tellsConsent: () => ({}),
  setsConsent: () => ({}),
  sends: () => null,
  setsVariables: () => ({}),
  readsAttributes: () => [],
  setsAttributes: () => [],
  startWords: () => [],
  texts: () => [],
  awaitsClick: () => false,
  tracksLinks: () => false,
  segments: () => [],
  histories: () => [],
} satisfies NodeTraits<unknown>;
