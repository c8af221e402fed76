import { outputsOf, titleOf, type JourneyDocument, type JourneyNode } from '@sendero/shared';

/** @throws Error when no step has this name */
export function nodeNamed({ nodes }: JourneyDocument, title: string): JourneyNode {
  const found = nodes.find((node) => titleOf(node) === title);
  if (!found) throw new Error(`No step is called “${title}”.`);
  return found;
}

/** Every connection in the words that stand on the canvas, sorted: “Ask: Sent → Answer”. */
export function namedEdges({ nodes, edges }: JourneyDocument): readonly string[] {
  return edges
    .map(({ from, output, to }) => {
      const source = nodes.find((node) => node.id === from);
      const target = nodes.find((node) => node.id === to);
      if (!source || !target) throw new Error(`An edge leads from ${from} to ${to}, which are not both there.`);
      const label = outputsOf(source).find(({ id }) => id === output)?.label ?? output;
      return `${titleOf(source)}: ${label} → ${titleOf(target)}`;
    })
    .sort();
}
