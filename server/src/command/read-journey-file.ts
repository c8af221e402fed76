import { namedScenarios, readJourney, type JourneyDocument, type NamedScenario } from '@sendero/shared';
import { existsSync, readFileSync } from 'node:fs';
import { CommandError } from './command-error';

export interface JourneyFile {
  readonly file: string;
  readonly journey: JourneyDocument;
  /** Those in the file and those in a file beside it, `<name>.scenarios.json`. */
  readonly scenarios: readonly NamedScenario[];
}

/** @throws CommandError saying what is wrong with the file, and where */
export function readJourneyFile(file: string): JourneyFile {
  const read = readJourney(textOf(file));
  if ('complaints' in read) throw new CommandError(`${file} can't be read:\n${bullets(read.complaints)}`);
  return { file, journey: read.journey, scenarios: [...read.scenarios, ...scenariosBeside(file)] };
}

/** `welcome.journey.json` has its scenarios in itself, in `welcome.scenarios.json`, or in both. */
export function besideFile(file: string): string {
  return `${file.replace(/(\.journey)?\.json$/i, '')}.scenarios.json`;
}

function scenariosBeside(file: string): readonly NamedScenario[] {
  const beside = besideFile(file);
  if (!existsSync(beside)) return [];
  let json: unknown;
  try {
    json = JSON.parse(textOf(beside));
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${beside} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = namedScenarios.safeParse(json);
  if (parsed.success) return parsed.data;
  const complaints = parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
  throw new CommandError(`${beside} can't be read:\n${bullets(complaints)}`);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
    if (code === 'ENOENT') throw new CommandError(`There is no file ${file}.`);
    if (code === 'EISDIR') throw new CommandError(`${file} is a folder.`);
    throw new CommandError(`${file} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `  - ${line}`).join('\n');
}
