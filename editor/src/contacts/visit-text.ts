import {
  outputLabelIn,
  unreachable,
  type JourneyDocument,
  type NodeId,
  type OutputId,
  type Verdict,
  type Visit,
} from '@sendero/shared';
import { dateTimeText } from '../ui/time-text';

/** An output as people call it; its id until the version of the visit was loaded. */
export function outputLabel(document: JourneyDocument | undefined, node: NodeId, output: OutputId): string {
  return document ? outputLabelIn(document, node, output) : output;
}

/** What made a run leave a step. */
export function causeText(cause: Visit['cause']): string {
  switch (cause) {
    case 'entered':
      return 'Passed through';
    case 'messageReceived':
      return 'After a message came';
    case 'windowOpened':
      return 'After the contact wrote, which opened the window';
    case 'timerDue':
      return 'When the time was up';
    case 'receipt':
      return 'On news of the sent message';
    case 'customEvent':
      return 'When an event happened';
    case 'linkClicked':
      return 'When a link was opened';
    case 'callAnswered':
      return 'When the web call was answered';
    case 'handoverResolved':
      return 'When the conversation was given back';
    case 'moved':
      return 'Moved to another version';
    case 'started':
      return 'On entering';
    case 'exit':
      return 'Taken out of the journey';
    default:
      return unreachable(cause);
  }
}

/** What a guard looked for. */
export function guardText({ guard }: Verdict): string {
  switch (guard) {
    case 'notSuppressed':
      return 'Did not ask us to stop';
    case 'optedIn':
      return 'Has opted in';
    case 'serviceWindowOpen':
      return 'Service window open';
    case 'templateSendable':
      return 'Template can be sent';
    case 'outsideQuietHours':
      return 'Outside quiet hours';
    case 'underFrequencyCap':
      return 'Under the frequency cap';
    default:
      return unreachable(guard);
  }
}

/** What a guard looked at, in a few words; '' when its own name says it all. */
export function verdictInputs({ guard, inputs }: Verdict): string {
  const { windowExpiresAt } = inputs;
  switch (guard) {
    case 'notSuppressed':
      return '';
    case 'optedIn':
      return textsOf(inputs, ['topic', 'consent']).join(': ');
    case 'serviceWindowOpen':
      return typeof windowExpiresAt === 'number' ? `until ${dateTimeText(windowExpiresAt)}` : 'the contact never wrote';
    case 'templateSendable':
      return textsOf(inputs, ['name', 'language', 'status']).join(', ');
    case 'outsideQuietHours':
      return inputs['answers'] === true
        ? 'the contact just wrote'
        : typeof inputs['until'] === 'number'
          ? `until ${dateTimeText(inputs['until'])}`
          : '';
    case 'underFrequencyCap':
      return typeof inputs['used'] === 'number'
        ? `${inputs['used']} counted, ${textsOf(inputs, ['allows']).join('')} allowed by the ${textsOf(inputs, ['scope']).join('')}`
        : '';
    default:
      return unreachable(guard);
  }
}

function textsOf(inputs: Verdict['inputs'], names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const value = inputs[name];
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
}
