import {
  canonicalJson,
  isProblemCode,
  outputsOf,
  sentenceWithout,
  textsOfMessage,
  textsOfTemplate,
  titleOf,
  type JourneyDocument,
  type JsonValue,
  type NodeId,
  type OutgoingContent,
  type OutputId,
  type ScenarioDifference,
  type ScenarioExpectation,
} from '@sendero/shared';
import type { Simulation } from '../simulation/simulation';
import { expectationOf, sentIn } from './expectation-of';

type Expected = ScenarioExpectation;
type Passage = Expected['path'][number];

/** The first thing that is not as expected: the way and the messages as they come, then the end, then the variables. */
export function firstDifference(
  journey: JourneyDocument,
  expected: Expected,
  simulation: Simulation,
): ScenarioDifference | null {
  const actual = expectationOf(simulation);
  const names = namesIn(journey);
  const step = firstThat(expected.path, actual.path, isSame);
  const message = expected.messages ? firstThat(expected.messages, actual.messages, isSame) : null;
  const saidBefore = message !== null && (step === null || stepsBefore(simulation, message) < step);
  if (step !== null && !saidBefore) return wayLeft(names, expected.path, step, simulation);
  if (message !== null) return messageDiffers(names, expected.messages ?? [], actual.messages, message);
  return endDiffers(names, expected.end, actual.end) ?? variableDiffers(expected.variables, actual);
}

function wayLeft(names: Names, path: readonly Passage[], index: number, { run, log }: Simulation): ScenarioDifference {
  const taken = log.flatMap(({ visits }) => visits)[index];
  const wanted = path[index];
  const before = path[index - 1];
  const at = (node: NodeId, output: OutputId | null, sentence: string): ScenarioDifference => ({
    node,
    output,
    sentence,
  });
  if (!wanted) {
    if (!taken) throw new Error('Two ways of the same length do not differ behind their end');
    return at(
      taken.node,
      null,
      taken.output === null
        ? `The journey ended at ${names.node(taken.node)}, where the scenario stops before that.`
        : `${names.node(taken.node)} was left by ${names.output(taken)}, where the scenario stops before that.`,
    );
  }
  const should = wanted.output === null ? 'ending the journey' : `leaving by ${names.output(wanted)}`;
  if (taken && taken.node === wanted.node) {
    const did =
      taken.output === null
        ? `The journey ended at ${names.node(taken.node)}`
        : `${names.node(taken.node)} was left by ${names.output(taken)}`;
    const instead = taken.output === null || wanted.output === null ? should : names.output(wanted);
    return at(wanted.node, wanted.output, `${did} instead of ${instead}.`);
  }
  if (taken) {
    if (!before)
      return at(
        taken.node,
        null,
        `The journey started at ${names.node(taken.node)} instead of ${names.node(wanted.node)}.`,
      );
    const by = before.output === null ? '' : ` by ${names.output(before)}`;
    return at(
      before.node,
      before.output,
      `After ${names.node(before.node)}${by} came ${names.node(taken.node)} instead of ${names.node(wanted.node)}.`,
    );
  }
  if (!run)
    return at(
      wanted.node,
      wanted.output,
      `The journey did not start, where it should have at ${names.node(wanted.node)}.`,
    );
  if (run.status === 'active') {
    if (run.node === wanted.node)
      return at(wanted.node, wanted.output, `The contact stayed at ${names.node(run.node)} instead of ${should}.`);
    return at(
      before?.node ?? run.node,
      before?.output ?? null,
      `The contact stayed at ${names.node(run.node)} instead of coming to ${names.node(wanted.node)}.`,
    );
  }
  return at(
    before?.node ?? run.node,
    before?.output ?? null,
    `The journey was over at ${names.node(run.node)}${reasonText(names, run)} instead of going on to ${names.node(wanted.node)}.`,
  );
}

type Message = NonNullable<Expected['messages']>[number];

function messageDiffers(
  names: Names,
  expected: readonly Message[],
  actual: readonly Message[],
  index: number,
): ScenarioDifference {
  const [wanted, sent] = [expected[index], actual[index]];
  const which = `Message ${index + 1}`;
  const at = (node: NodeId, sentence: string): ScenarioDifference => ({ node, output: null, sentence });
  if (wanted && !sent) return at(wanted.node, `${which}, from ${names.node(wanted.node)}, was not sent.`);
  if (sent && !wanted) {
    return at(
      sent.node,
      `${names.node(sent.node)} sent “${shortened(textOf(sent.content))}”, which the scenario does not expect.`,
    );
  }
  if (!wanted || !sent) throw new Error('Two lists of the same length do not differ behind their end');
  if (wanted.node !== sent.node) {
    return at(sent.node, `${which} came from ${names.node(sent.node)} instead of ${names.node(wanted.node)}.`);
  }
  const [says, should] = [partsOf(sent.content), partsOf(wanted.content)];
  const part = firstThat(should, says, (a, b) => a === b);
  const where = `${which}, from ${names.node(sent.node)},`;
  if (kindOf(sent.content) !== kindOf(wanted.content)) {
    return at(sent.node, `${where} was ${kindOf(sent.content)} instead of ${kindOf(wanted.content)}.`);
  }
  if (part === null) return at(sent.node, `${where} is made otherwise than before.`);
  const [is, was] = apart(says[part] ?? '', should[part] ?? '');
  return at(sent.node, `${where} says “${is}” instead of “${was}”.`);
}

function endDiffers(
  names: Names,
  wanted: Expected['end'],
  is: NonNullable<Expected['end']>,
): ScenarioDifference | null {
  if (!wanted || isSame(wanted, is)) return null;
  const tell = ({ status, node, reason }: NonNullable<Expected['end']>) => {
    const where = node === null ? '' : ` at ${names.node(node)}`;
    const why = node === null ? '' : reasonText(names, { node, reason });
    const tellings = {
      notStarted: 'did not start',
      active: `goes on${where}`,
      ended: `ended${where}${why}`,
      failed: `failed${where}${why}`,
    };
    return tellings[status];
  };
  return {
    node: is.node,
    output: null,
    sentence: `At last the journey ${tell(is)}, where it should have: ${tell(wanted)}.`,
  };
}

function variableDiffers(
  wanted: Expected['variables'],
  { variables, end }: Required<Expected>,
): ScenarioDifference | null {
  if (!wanted) return null;
  const name = [...new Set([...Object.keys(wanted), ...Object.keys(variables)])]
    .toSorted()
    .find((one) => !isSame(wanted[one], variables[one]));
  if (name === undefined) return null;
  const sentence = `The variable “${name}” ${valueText(variables[name])}, where it should have: ${valueText(wanted[name])}.`;
  return { node: end.node, output: null, sentence };
}

/** How many steps were finished when a message went out. */
function stepsBefore(simulation: Simulation, index: number): number {
  const message = sentIn(simulation)[index];
  if (!message) return Infinity;
  return simulation.log
    .flatMap(({ run, visits }) => visits.map(({ revision }) => ({ run, revision })))
    .filter(({ run, revision }) => run < message.run || (run === message.run && revision < message.revision)).length;
}

interface Names {
  readonly node: (id: NodeId) => string;
  readonly output: (passage: Passage) => string;
}

/** What people call the steps and outputs of a journey; what is gone is called by its id. */
function namesIn(journey: JourneyDocument): Names {
  const nodes = new Map(journey.nodes.map((node) => [node.id, node]));
  return {
    node: (id) => {
      const node = nodes.get(id);
      return `“${node ? titleOf(node) : id}”`;
    },
    output: ({ node: id, output }) => {
      const node = nodes.get(id);
      const known = node && outputsOf(node).find((one) => one.id === output);
      return `“${known?.label ?? output ?? ''}”`;
    },
  };
}

/** The first place at which two lists differ; null when they are the same. */
function firstThat<T>(expected: readonly T[], actual: readonly T[], same: (a: T, b: T) => boolean): number | null {
  const length = Math.max(expected.length, actual.length);
  for (let index = 0; index < length; index++) {
    const [a, b] = [expected[index], actual[index]];
    if (a === undefined || b === undefined || !same(a, b)) return index;
  }
  return null;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b);
}

function partsOf(content: OutgoingContent): readonly string[] {
  return content.type === 'session' ? textsOfMessage(content.message) : textsOfTemplate(content.template);
}

function textOf(content: OutgoingContent): string {
  return content.type === 'template' ? content.template.name : (partsOf(content)[0] ?? '');
}

/** What sort of message it is; templates are told apart by their names. */
function kindOf(content: OutgoingContent): string {
  if (content.type === 'session') return `a message of the kind “${content.message.type}”`;
  return `the template “${content.template.name}” (${content.template.language})`;
}

const LONGEST = 60;

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

/** Two texts cut to where they differ. */
function apart(a: string, b: string): readonly [string, string] {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const from = Math.max(0, same - LONGEST / 2);
  const cut = (text: string) => `${from > 0 ? '…' : ''}${shortened(text.slice(from))}`;
  return [cut(a), cut(b)];
}

/** Why a run was over, in brackets; '' when nothing is to be said. */
function reasonText(names: Names, { node, reason }: { readonly node: NodeId; readonly reason: string }): string {
  const output = /^output_unconnected:(.*)$/.exec(reason)?.[1];
  if (output !== undefined) return ` (its output ${names.output({ node, output })} leads nowhere)`;
  if (isProblemCode(reason)) return ` (${sentenceWithout(reason).replace(/\.$/, '')})`;
  return reason === '' ? '' : ` (${reason})`;
}

function valueText(value: JsonValue | undefined): string {
  return value === undefined ? 'is not set' : `is ${shortened(JSON.stringify(value))}`;
}
