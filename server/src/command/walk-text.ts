import { takerText, whatText, type Happening, type Simulation, type SimulatedOutgoing } from '@sendero/engine';
import {
  isProblemCode,
  localOfMoment,
  outputLabelIn,
  sentenceWithout,
  textsOfMessage,
  textsOfTemplate,
  titleIn,
  type JourneyDocument,
  type OutgoingContent,
  type Visit,
} from '@sendero/shared';

/** A walk in lines: what happened and when, each step that it led to, and every message that went out. */
export function walkText(journey: JourneyDocument, { log, messages }: Simulation, zone: string): readonly string[] {
  const sent = messages.filter((message) => message.direction === 'out');
  return log.flatMap((happening) => {
    const taker = takerText(happening.what);
    return [
      `${localOfMoment(happening.at, zone).replace('T', ' ')}  ${whatText(happening.what)}`,
      ...(taker === '' ? [] : [`    ${taker}`]),
      ...happening.visits.map((visit) => stepText(journey, visit, sent, happening.run)),
      ...endText(journey, happening),
    ];
  });
}

function stepText(
  journey: JourneyDocument,
  { node, output, revision, problem }: Visit,
  sent: readonly SimulatedOutgoing[],
  run: number,
): string {
  const by = output === null ? '' : ` → ${outputLabelIn(journey, node, output)}`;
  const said = sent.filter((message) => message.run === run && message.node === node && message.revision === revision);
  const words = said.map(({ content }) => ` “${contentText(content)}”`).join('');
  return `    ${titleIn(journey, node)}${by}${words}${problem === null ? '' : `  (${sentenceWithout(problem)})`}`;
}

function endText(journey: JourneyDocument, { state }: Happening): readonly string[] {
  if (!state) return [];
  if (state.status === 'active') return [`    now at ${titleIn(journey, state.node)}`];
  const reason = isProblemCode(state.reason) ? sentenceWithout(state.reason) : state.reason;
  return [`    the journey ${state.status}${reason === '' ? '' : `: ${reason}`}`];
}

function contentText(content: OutgoingContent): string {
  const texts = content.type === 'session' ? textsOfMessage(content.message) : textsOfTemplate(content.template);
  const all = content.type === 'template' ? [`template ${content.template.name}`, ...texts] : texts;
  return all.join(' | ').replaceAll(/\s*\n\s*/g, ' / ');
}
