import { nodeId, type NodeMap } from '@sendero/shared';
import { ValidateBy } from 'class-validator';
import { z } from 'zod';

const nodeMap: z.ZodType<NodeMap> = z.record(nodeId, nodeId.nullable());

/** A map from ids of steps to ids of steps, or to null. */
export function IsNodeMap(): PropertyDecorator {
  return ValidateBy({
    name: 'isNodeMap',
    validator: {
      validate: (value) => nodeMap.safeParse(value).success,
      defaultMessage: () => 'nodes must map ids of steps to ids of steps or to null',
    },
  });
}
