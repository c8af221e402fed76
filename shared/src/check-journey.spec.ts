import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkJourney } from './check-journey';
import { definitionOf, journeyDocument, outputsOf, type JourneyDocument } from './journey';
import { journeySettings } from './journey-settings';
import { nodes, type NodeType } from './nodes';
import { problemCodes, type Problem, type ProblemCode } from './problems';
import { templateCategories, templateComponent, templateStatuses } from './templates';

const folder = join(__dirname, '../testdata/checks');

/** Codes with these beginnings are the linter's, but for those that say that something asked for is not there. */
const linterCodes = problemCodes
  .filter(
    (code) =>
      /^(node|edge|send|settings|template|receive|trigger)\./.test(code) ||
      code === 'journey.empty' ||
      code === 'journey.no_trigger',
  )
  .filter((code) => code !== 'template.not_found');

const nodeTypes = Object.keys(nodes) as [NodeType, ...NodeType[]];

const caseFile = z.strictObject({
  rule: z.string().min(1),
  cases: z.array(
    z.strictObject({
      name: z.string().min(1),
      nodes: z.record(z.string(), z.strictObject({ type: z.enum(nodeTypes), config: z.unknown().optional() })),
      ways: z.array(z.templateLiteral([z.string(), ' -> ', z.string()])),
      templates: z
        .array(
          z.strictObject({
            name: z.string(),
            language: z.string().default('en_US'),
            status: z.enum(templateStatuses).default('APPROVED'),
            category: z.enum(templateCategories).default('UTILITY'),
            components: z.array(templateComponent),
          }),
        )
        .default([]),
      settings: journeySettings.prefault({}),
      attributes: z.array(z.string()).optional(),
      linkBase: z.string().nullable().optional(),
      events: z.array(z.string()).optional(),
      otherStarts: z.array(z.strictObject({ journey: z.string(), words: z.array(z.string()) })).default([]),
      problems: z.array(
        z.strictObject({
          severity: z.enum(['error', 'warning']),
          node: z.string().optional(),
          output: z.string().optional(),
          path: z.array(z.string()).optional(),
          message: z.string().optional(),
        }),
      ),
      alsoFinds: z.array(z.string()).default([]),
    }),
  ),
});
type Case = z.infer<typeof caseFile>['cases'][number];

describe.each(linterCodes)('%s', (code) => {
  const { cases } = casesOf(code);

  it('has a journey that breaks the rule and one that keeps it', () => {
    expect(cases.some(({ problems }) => problems.length > 0)).toBe(true);
    expect(cases.some(({ problems }) => problems.length === 0)).toBe(true);
  });

  it.each(cases)('$name', (example) => {
    const { templates, attributes, otherStarts, linkBase, events } = example;
    const found = checkJourney(documentOf(example), {
      templates,
      otherStarts,
      ...(attributes && { attributes }),
      ...(events && { events }),
      ...(linkBase !== undefined && { linkBase }),
    });
    const ofRule = found.filter((problem) => problem.code === code);
    expect(ofRule).toEqual(example.problems.map((problem) => expect.objectContaining(problem)));
    expect(ofRule).toHaveLength(example.problems.length);
    expect(codesOf(found.filter((problem) => problem.code !== code))).toEqual([...example.alsoFinds].sort());
    expect(found.filter(({ node }) => node !== undefined && !Object.hasOwn(example.nodes, node))).toEqual([]);
  });
});

it('has no case file without a rule', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  expect(files.map((name) => name.replace(/\.json$/, '')).sort()).toEqual([...linterCodes].sort());
});

it('puts errors first, each group in the order of the document', () => {
  const document = documentOf({
    nodes: {
      lost: { type: 'end' },
      start: { type: 'trigger.message' },
      ask: { type: 'receive', config: { cases: [], timeout: null } },
      again: { type: 'receive', config: { cases: [], timeout: null } },
    },
    ways: ['start -> ask', 'ask -> again'],
  });
  expect(checkJourney(document, { templates: [] }).map(({ severity, code, node }) => [severity, code, node])).toEqual([
    ['error', 'node.unreachable', 'lost'],
    ['error', 'node.output_unconnected', 'again'],
    ['warning', 'receive.no_cases', 'ask'],
    ['warning', 'receive.no_timeout', 'ask'],
    ['warning', 'receive.no_cases', 'again'],
    ['warning', 'receive.no_timeout', 'again'],
  ]);
});

function casesOf(code: ProblemCode): z.infer<typeof caseFile> {
  return caseFile.parse(JSON.parse(readFileSync(join(folder, `${code}.json`), 'utf8')));
}

function documentOf({
  nodes,
  ways,
  settings,
}: Pick<Case, 'nodes' | 'ways'> & Partial<Pick<Case, 'settings'>>): JourneyDocument {
  const drawn = Object.entries(nodes).map(([id, { type, config }]) => ({
    id,
    type,
    title: id,
    position: { x: 0, y: 0 },
    config: config ?? definitionOf(type).initial,
  }));
  const steps = journeyDocument.parse({ schema: 1, nodes: drawn, edges: [] }).nodes;
  const firstOutput = new Map<string, string>(steps.map((node) => [node.id, outputsOf(node)[0]?.id ?? 'next']));
  const edges = ways.map((way) => {
    const [, from = '', output, to = ''] = /^([\w-]+)(?:\/([\w-]+))? -> ([\w-]+)$/.exec(way) ?? [];
    return { from, output: output ?? firstOutput.get(from), to };
  });
  return journeyDocument.parse({ schema: 1, nodes: drawn, edges, ...(settings && { settings }) });
}

function codesOf(problems: readonly Problem[]): readonly string[] {
  return [...new Set(problems.map(({ code }) => code))].sort();
}
