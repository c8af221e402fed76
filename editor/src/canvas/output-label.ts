import { outputsOf, type JourneyNode, type OutputId } from '@sendero/shared';

/** What people read for an output; its id when the node no longer has it. */
export function outputLabel(node: JourneyNode, id: OutputId): string {
  return outputsOf(node).find((output) => output.id === id)?.label ?? id;
}
