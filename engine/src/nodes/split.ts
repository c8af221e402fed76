import { drawnPercent } from '@sendero/shared';
import type { StepArgs } from '../machine';
import type { NodeHandler } from '../node-handler';

/** The shares lie one behind the other from 0 to 100; the run goes the way whose share its draw falls into. */
export const split: NodeHandler<'split'> = {
  state: ({ config: { variants }, to }) => ({
    always: variants.map(({ id }, index) => {
      const end = variants.slice(0, index + 1).reduce((sum, { percent }) => sum + percent, 0);
      const isDrawn = ({ context: { seed, node } }: StepArgs) => drawnPercent(seed, node) < end;
      // Nobody is stuck where the shares of an unfinished journey come to less than 100.
      return index === variants.length - 1 ? to(id) : { guard: isDrawn, ...to(id) };
    }),
  }),
};
