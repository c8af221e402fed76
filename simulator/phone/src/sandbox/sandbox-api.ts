import type {
  ChatEntry,
  ClockView,
  Customer,
  CustomerMessage,
  Faults,
  SimulatedChannelView,
  SimulatorSettings,
} from '../../../src/control-api';
import { isRecord } from '../messages/wire-value';

/** The sandbox refused, or could not be reached; `message` is for the person at the screen. */
export class SandboxError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Relative, so that the page finds its API under whatever path it is mounted at. */
const root = 'api';

export const eventsUrl = `${root}/events`;

export const sandboxApi = {
  channels: () => call<readonly SimulatedChannelView[]>('GET', '/channels'),
  customers: () => call<readonly Customer[]>('GET', '/customers'),
  addCustomer: (customer: Pick<Customer, 'name' | 'waId' | 'onWhatsApp'>) =>
    call<Customer>('POST', '/customers', customer),
  chat: (waId: string, phoneNumberId: string) => call<readonly ChatEntry[]>('GET', chatPath(waId, phoneNumberId)),
  write: (waId: string, phoneNumberId: string, message: CustomerMessage) =>
    call<ChatEntry>('POST', `${chatPath(waId, phoneNumberId)}/messages`, message),
  markRead: (waId: string, phoneNumberId: string) => call<unknown>('POST', `${chatPath(waId, phoneNumberId)}/read`),
  clock: () => call<ClockView>('GET', '/clock'),
  advance: (advanceMs: number) => call<ClockView>('POST', '/clock', { advanceMs }),
  faults: () => call<Faults>('GET', '/faults'),
  changeFaults: (faults: Partial<Faults>) => call<Faults>('PUT', '/faults', faults),
  clearFaults: () => call<unknown>('DELETE', '/faults'),
  settings: () => call<SimulatorSettings>('GET', '/settings'),
  changeSettings: (settings: Partial<SimulatorSettings>) => call<SimulatorSettings>('PUT', '/settings', settings),
} as const;

function chatPath(waId: string, phoneNumberId: string): string {
  return `/customers/${encodeURIComponent(waId)}/chats/${encodeURIComponent(phoneNumberId)}`;
}

/** The answer is taken at its word: it comes from this same program, whose types these are. */
async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(root + path, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new SandboxError('sandbox.unreachable', 'The sandbox does not answer. Check that it is running.', { cause });
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refusal(response.status, answer);
  return answer as T;
}

function refusal(status: number, answer: unknown): SandboxError {
  const { code, message } = isRecord(answer) ? answer : {};
  return new SandboxError(
    typeof code === 'string' ? code : `http.${status}`,
    typeof message === 'string' ? message : `The sandbox answered with an error (HTTP ${status}).`,
  );
}
