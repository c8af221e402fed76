import type { z } from 'zod';
import type { OutputId } from '../ids';

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
  /** Outputs reached only after the least time in ms; outputs not named pass at once. */
  passes(config: Config): Readonly<Record<OutputId, number>>;
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
  readonly traits: NodeTraits<Config>;
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
  passes: () => ({}),
} satisfies NodeTraits<unknown>;
