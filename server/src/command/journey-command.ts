import { nodeId, type InFlight, type NodeMap } from '@sendero/shared';
import { parseArgs } from 'node:util';
import { CommandError } from './command-error';
import { diff } from './diff';
import { lint } from './lint';
import { Product, RefusedError, type ProductAddress } from './product';
import { publish } from './publish';
import type { Say } from './say';
import { simulate } from './simulate';

export const HELP = `npm run journey -- COMMAND FILE [options]

A journey as a file, as the editor exports it: checked, walked, compared and published.

  lint FILE               what should be mended; 1 when something keeps it from being published
  simulate FILE           walks its scenarios, those in the file and in FILE's *.scenarios.json
  diff FILE [OTHER]       what it changes against another file, or against what is published
  publish FILE            makes it the draft of its journey and publishes that

  --server URL            where Sendero is; else this machine, at PORT. The key of the API is taken from API_KEY
  --name NAME             the journey; else the one whose export has the file's name
  --scenario NAME         simulate: only this one
  --quiet                 simulate: verdicts without the walks
  --in-flight HOW         publish: those under way stay (default), move or exit
  --map FROM=TO           publish: for move, where those at a step go; FROM= takes them out. May be repeated
  --despite REASON        publish: although scenarios do not pass
  --overwrite-draft       publish: even if the draft has changes that were never published

It ends with 0 when all is well, with 1 when something was found, with 2 when it could not be done.`;

const options = {
  server: { type: 'string' },
  name: { type: 'string' },
  scenario: { type: 'string' },
  quiet: { type: 'boolean', default: false },
  'in-flight': { type: 'string' },
  map: { type: 'string', multiple: true },
  despite: { type: 'string' },
  'overwrite-draft': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Runs a command that was typed; answers the code to end with. */
export async function journeyCommand(
  args: readonly string[],
  home: ProductAddress,
  say: Say,
  complain: Say,
): Promise<number> {
  try {
    return await run(args, home, say);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    complain(error.message);
    if (!(error instanceof RefusedError)) return 2;
    for (const line of detailsOf(error)) complain(`  - ${line}`);
    return blocking.includes(error.code) ? 1 : 2;
  }
}

/** Refusals that say something of the journey rather than of the request. */
const blocking: readonly string[] = ['journey.has_errors', 'journey.scenarios_red'];

async function run(args: readonly string[], home: ProductAddress, say: Say): Promise<number> {
  const { values, positionals } = read(args);
  const [command, file, ...others] = positionals;
  if (values.help || command === undefined) {
    say(HELP);
    return values.help ? 0 : 2;
  }
  if (file === undefined) throw new CommandError(`Say which file: npm run journey -- ${command} FILE`);
  const extra = others[command === 'diff' ? 1 : 0];
  if (extra !== undefined)
    throw new CommandError(`“${extra}” is too much: ${command} takes one file${command === 'diff' ? ', or two' : ''}.`);
  const product = new Product(values.server === undefined ? home : { ...home, url: addressOf(values.server) });
  switch (command) {
    case 'lint':
      return lint(file, product, values.name, say);
    case 'simulate': {
      const { scenario, quiet } = values;
      return simulate(file, { scenario, quiet, product: values.server === undefined ? null : product }, say);
    }
    case 'diff':
      return diff([file, others[0]], product, values.name, say);
    case 'publish': {
      const { name, despite } = values;
      const inFlight = inFlightOf(values['in-flight'], values.map);
      return publish(file, product, { name, inFlight, despite, overwriteDraft: values['overwrite-draft'] }, say);
    }
    default:
      throw new CommandError(`There is no command “${command}”. There are lint, simulate, diff and publish.`);
  }
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}

function addressOf(server: string): string {
  if (URL.canParse(server) && /^https?:$/.test(new URL(server).protocol)) return server;
  throw new CommandError(`--server takes an address such as http://localhost:3000, not “${server}”.`);
}

function inFlightOf(how: string | undefined, map: readonly string[] = []): InFlight {
  if (how !== 'move' && map.length > 0) throw new CommandError('--map needs --in-flight move.');
  switch (how) {
    case undefined:
    case 'stay':
      return { type: 'stay' };
    case 'exit':
      return { type: 'exit' };
    case 'move':
      return { type: 'move', nodes: nodesOf(map) };
    default:
      throw new CommandError(`--in-flight takes stay, move or exit, not “${how}”.`);
  }
}

function nodesOf(map: readonly string[]): NodeMap {
  return Object.fromEntries(
    map.map((pair) => {
      const [from = '', to, ...rest] = pair.split('=');
      const [source, target] = [nodeId.safeParse(from), to === '' ? null : nodeId.safeParse(to)];
      if (!source.success || target?.success === false || rest.length > 0) {
        throw new CommandError(
          `--map takes the ids of two steps, such as ask=ask_again, or ask= to end there; not “${pair}”.`,
        );
      }
      return [source.data, target?.data ?? null];
    }),
  );
}

/** The sentences among the details of a refusal. */
function detailsOf({ details }: RefusedError): readonly string[] {
  if (!Array.isArray(details)) return [];
  return details.flatMap((detail: unknown) =>
    typeof detail === 'object' && detail !== null && 'message' in detail && typeof detail.message === 'string'
      ? [detail.message]
      : [],
  );
}
