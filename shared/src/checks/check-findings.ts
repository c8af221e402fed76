import type { CheckContext } from '../check-journey';
import { definitionOf } from '../journey';
import type { Problem } from '../problems';
import { templateKey } from '../runs';
import type { JourneyGraph } from './journey-graph';

/** What each node type says about its own configurations. */
export function checkFindings({ steps }: JourneyGraph, { templates }: CheckContext): readonly Problem[] {
  const byKey = new Map(templates.map((template) => [templateKey(template.name, template.language), template]));
  const template = (name: string, language: string) => byKey.get(templateKey(name, language));
  return steps.flatMap(({ id, title, node }) =>
    (definitionOf(node.type).findings?.(node.config, { title, template }) ?? []).map((finding) => ({
      ...finding,
      node: id,
    })),
  );
}
