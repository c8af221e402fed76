import {
  checkJourney,
  titleOf,
  type CheckContext,
  type JourneyDocument,
  type JourneySurroundings,
  type Problem,
  type Segment,
  type TemplateView,
} from '@sendero/shared';
import { journeyOnServer } from './journey-on-server';
import { AbsentError, type Product } from './product';
import { readJourneyFile, type JourneyFile } from './read-journey-file';
import type { Say } from './say';

/** What is not known without a server is not found fault with. */
const NEEDS_SERVER: readonly Problem['code'][] = ['template.missing'];

/** Says what should be mended in a journey's file; 1 when something keeps it from being published. */
export async function lint(path: string, product: Product, name: string | undefined, say: Say): Promise<number> {
  const file = readJourneyFile(path);
  const context = await contextOf(file, product, name);
  const problems = context
    ? checkJourney(file.journey, context)
    : checkJourney(file.journey, { templates: savedTemplates(file) }).filter(
        ({ code }) => !NEEDS_SERVER.includes(code),
      );
  for (const problem of problems) say(lineOf(problem, file.journey));
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  if (problems.length > 0) say('');
  say(problems.length === 0 ? 'No problems.' : `${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`);
  if (!context) {
    say(
      `Not checked, because nobody answers at ${product.url}: templates, segments, attributes, and words that other journeys listen to.`,
    );
  }
  return errors > 0 ? 1 : 0;
}

/** All that the linter asks of a workspace; null when nobody answers. */
async function contextOf(
  { file }: JourneyFile,
  product: Product,
  name: string | undefined,
): Promise<CheckContext | null> {
  try {
    const [templates, segments, journey] = await Promise.all([
      product.all<TemplateView>('/templates'),
      product.all<Segment>('/segments'),
      journeyOnServer(product, file, name),
    ]);
    const surroundings: Partial<JourneySurroundings> = journey
      ? await product.call<JourneySurroundings>('GET', `/journeys/${journey.id}/surroundings`)
      : {};
    return { templates, segments: segments.map(({ id }) => id), ...surroundings };
  } catch (error) {
    if (error instanceof AbsentError) return null;
    throw error;
  }
}

/** The templates that scenarios were saved with are better than none. */
function savedTemplates({ scenarios }: JourneyFile): CheckContext['templates'] {
  return scenarios.flatMap(({ document }) => document.surroundings.templates);
}

function lineOf({ severity, code, message, path }: Problem, journey: JourneyDocument): string {
  const titles = path
    ?.map((id) => journey.nodes.find((node) => node.id === id))
    .flatMap((node) => (node ? titleOf(node) : []));
  const way = titles && titles.length > 1 ? `\n           by way of ${titles.join(' → ')}` : '';
  return `${severity === 'error' ? 'error  ' : 'warning'}  ${message}  [${code}]${way}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
