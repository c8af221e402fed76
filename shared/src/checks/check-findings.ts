import type { CheckContext } from '../check-journey';
import { definitionOf } from '../journey';
import type { FindingContext } from '../nodes';
import type { Problem } from '../problems';
import { templateKey } from '../runs';
import type { JourneyGraph } from './journey-graph';

/** What each node type says about its own configurations. */
export function checkFindings({ steps }: JourneyGraph, context: CheckContext): readonly Problem[] {
  const contextFor = contextOf(context);
  return steps.flatMap(({ id, title, node }) =>
    (definitionOf(node.type).findings?.(node.config, contextFor(title)) ?? []).map((finding) => ({
      ...finding,
      node: id,
    })),
  );
}

/** What a node type may know of the rest, for a node of a title. */
export function contextOf({ templates, linkBase }: CheckContext): (title: string) => FindingContext {
  const byKey = new Map(templates.map((template) => [templateKey(template.name, template.language), template]));
  const template = (name: string, language: string) => byKey.get(templateKey(name, language));
  return (title) => ({ title, template, ...(linkBase !== undefined && { linkBase }) });
}
