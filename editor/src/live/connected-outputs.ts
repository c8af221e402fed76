import type { JourneyDocument, NodeId, OutputId } from '@sendero/shared';
import { createContext, useContext } from 'react';

type Connected = ReadonlyMap<NodeId, ReadonlySet<OutputId>>;

export const ConnectedContext = createContext<Connected>(new Map());

/** The outputs that lead somewhere, by node. */
export function connectedOutputs({ edges }: JourneyDocument): Connected {
  const found = new Map<NodeId, Set<OutputId>>();
  for (const { from, output } of edges) found.set(from, (found.get(from) ?? new Set()).add(output));
  return found;
}

const NONE: ReadonlySet<OutputId> = new Set();

export function useConnectedOutputs(node: NodeId): ReadonlySet<OutputId> {
  return useContext(ConnectedContext).get(node) ?? NONE;
}
