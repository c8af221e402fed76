import { compile, runScenario, type Journey } from '@sendero/engine';
import type { NamedScenario, ScenarioSurroundings, Segment, TemplateView, WorkspaceView } from '@sendero/shared';
import { CommandError } from './command-error';
import type { Product } from './product';
import { besideFile, readJourneyFile } from './read-journey-file';
import type { Say } from './say';
import { walkText } from './walk-text';

export interface SimulateOptions {
  /** Only the scenario of this name. */
  readonly scenario: string | undefined;
  /** Verdicts without the walks. */
  readonly quiet: boolean;
  /** Takes templates, segments and words from there; null: as the scenarios were saved. */
  readonly product: Product | null;
}

/** Walks the scenarios of a journey's file; 1 when one of them does not pass. */
export async function simulate(path: string, options: SimulateOptions, say: Say): Promise<number> {
  const { file, journey: document, scenarios } = readJourneyFile(path);
  const chosen = scenarios.filter(({ name }) => options.scenario === undefined || name === options.scenario);
  if (chosen.length === 0) {
    throw new CommandError(
      options.scenario !== undefined
        ? `No scenario is called “${options.scenario}”. There are: ${scenarios.map(({ name }) => name).join(', ') || 'none'}.`
        : `${file} has no scenarios, and there is no ${besideFile(file)}. Save walks in Simulate and export the journey.`,
    );
  }
  const known = options.product && (await surroundingsIn(options.product));
  const journey = compile(document);
  const red = chosen.filter((scenario) => !passes(journey, scenario, known, options.quiet, say)).length;
  const all = chosen.length;
  say(
    red === 0
      ? all === 1
        ? 'The scenario passes.'
        : `All ${all} scenarios pass.`
      : `${red} of ${all} ${all === 1 ? 'scenario does' : 'scenarios do'} not pass.`,
  );
  return red > 0 ? 1 : 0;
}

function passes(
  journey: Journey,
  { name, document }: NamedScenario,
  known: ScenarioSurroundings | null,
  quiet: boolean,
  say: Say,
): boolean {
  const { simulation, difference } = runScenario(journey, document, known);
  say(`${difference ? '✗' : '✓'} ${name}`);
  if (!quiet) for (const line of walkText(journey.document, simulation, document.contact.timeZone)) say(`  ${line}`);
  if (difference) say(`  ✗ ${difference.sentence}`);
  if (!quiet || difference) say('');
  return difference === null;
}

async function surroundingsIn(product: Product): Promise<ScenarioSurroundings> {
  const [templates, segments, workspace] = await Promise.all([
    product.all<TemplateView>('/templates'),
    product.all<Segment>('/segments'),
    product.call<WorkspaceView>('GET', '/workspace'),
  ]);
  const { optOutKeywords: optOutWords, optInKeywords: optInWords, linkBase, frequencyCap } = workspace;
  return { templates, segments, optOutWords, optInWords, linkBase, frequencyCap };
}
