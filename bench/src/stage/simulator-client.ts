import type {
  CrowdOptions,
  CrowdView,
  Faults,
  RecordedMessage,
  RecordSummary,
  SimulatorSettings,
} from '@sendero/simulator';
import { callJson } from './call-json';

const PAGE = 10_000;

/** The simulator's control API. */
export class SimulatorClient {
  constructor(readonly url: string) {}

  summary(): Promise<RecordSummary> {
    return this.call('GET', 'record/summary');
  }

  /** Everything that it accepted from the business so far, in order. */
  async record(): Promise<readonly RecordedMessage[]> {
    const all: RecordedMessage[] = [];
    for (let after: number | null = 0; after !== null;) {
      const page: { readonly messages: readonly RecordedMessage[]; readonly next: number | null } = await this.call(
        'GET',
        `record?after=${after}&limit=${PAGE}`,
      );
      all.push(...page.messages);
      after = page.next;
    }
    return all;
  }

  crowd(): Promise<CrowdView> {
    return this.call('GET', 'crowd');
  }

  startCrowd(options: CrowdOptions): Promise<CrowdView> {
    return this.call('POST', 'crowd', options);
  }

  stopCrowd(): Promise<CrowdView> {
    return this.call('DELETE', 'crowd');
  }

  /** Messages to this number will fail: it is not on WhatsApp any more. */
  async unplug(waId: string): Promise<void> {
    await this.call('POST', 'customers', { waId, onWhatsApp: false });
  }

  setFaults(faults: Partial<Faults>): Promise<Faults> {
    return this.call('PUT', 'faults', faults);
  }

  setSettings(settings: Partial<SimulatorSettings>): Promise<SimulatorSettings> {
    return this.call('PUT', 'settings', settings);
  }

  async advanceClock(ms: number): Promise<void> {
    await this.call('POST', 'clock', { advanceMs: ms });
  }

  private call<T>(method: string, path: string, body?: object): Promise<T> {
    return callJson<T>(method, `${this.url}/api/${path}`, body);
  }
}
