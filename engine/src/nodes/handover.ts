import { durationMs, personalize, type EffectOf, type NodeConfig } from '@sendero/shared';
import { knownFacts } from '../known-facts';
import type { StepArgs } from '../machine';
import { startTimer, stopTimer, type NodeHandler } from '../node-handler';
import { scopeOf } from '../scope-of';

export const handover: NodeHandler<'handover'> = {
  state({ config, to }) {
    const { timeout } = config;
    const handoverResolved = { guard: 'isResolved' as const, ...to('resolved') };
    if (!timeout) return { entry: [handOver(config)], on: { handoverResolved } };
    return {
      entry: [handOver(config), startTimer(({ event }) => event.facts.now + durationMs(timeout))],
      on: {
        handoverResolved,
        timerDue: { guard: 'isCurrentTimer', ...to('timeout', { actions: [handBack] }) },
      },
      exit: [stopTimer],
    };
  },
};

function handOver({ bot, assignTo, note }: NodeConfig<'handover'>) {
  return {
    type: 'handOver',
    params: (args: StepArgs): EffectOf<'handOver'> => {
      const { node, revision } = args.context;
      return { type: 'handOver', node, revision, ...(bot && { bot }), assignTo, note: noteOf(note, args) };
    },
  } as const;
}

/** People are better off with a note as it is written than without any. */
function noteOf(note: string, args: StepArgs): string {
  try {
    return personalize(note, scopeOf(args.context, knownFacts(args)));
  } catch {
    return note;
  }
}

const handBack = {
  type: 'handBack',
  params: ({ context: { node, revision } }: StepArgs): EffectOf<'handBack'> => ({ type: 'handBack', node, revision }),
} as const;
