import { request as send, type Agent } from 'undici';
import { isPlainlyPrivate, isRefusedAsPrivate, openAgent, type Resolve } from './public-agent';

/** How long is waited in all, in ms: somebody does. */
const TIMEOUT_MS = 3_000;
const MOST_REDIRECTS = 3;

/** What an address says of the file behind it. */
export type ProbedFile =
  /** Null for what it does not say; `bytes` is the size. */
  | { readonly type: 'file'; readonly mimeType: string | null; readonly bytes: number | null }
  | { readonly type: 'missing' }
  /** It leads into a private network. */
  | { readonly type: 'private' }
  /** It gave no answer that says anything, or none at all. */
  | { readonly type: 'silent' };

/** Asks what lies behind an address, without fetching it. Only public addresses are connected to, redirects included. */
export class FileProbe {
  private readonly agent: Agent;

  constructor(
    private readonly allowPrivate: boolean,
    resolveHost?: Resolve,
  ) {
    this.agent = openAgent(allowPrivate, resolveHost);
  }

  /** Never throws, whatever the other side does. */
  async look(url: string): Promise<ProbedFile> {
    try {
      return await this.follow(url, MOST_REDIRECTS, AbortSignal.timeout(TIMEOUT_MS));
    } catch (error) {
      return { type: isRefusedAsPrivate(error) ? 'private' : 'silent' };
    }
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async follow(url: string, redirects: number, signal: AbortSignal): Promise<ProbedFile> {
    if (!this.allowPrivate && isPlainlyPrivate(url)) return { type: 'private' };
    const { statusCode, headers, body } = await send(url, {
      dispatcher: this.agent,
      method: 'HEAD',
      headers: { 'user-agent': 'Sendero' },
      signal,
    });
    await body.dump();
    const [location, mimeType, bytes] = [headers['location'], headers['content-type'], headers['content-length']];
    if (statusCode >= 300 && statusCode < 400 && typeof location === 'string' && redirects > 0)
      return this.follow(new URL(location, url).href, redirects - 1, signal);
    if (statusCode === 404 || statusCode === 410) return { type: 'missing' };
    if (statusCode < 200 || statusCode >= 300) return { type: 'silent' };
    return {
      type: 'file',
      mimeType: typeof mimeType === 'string' ? mimeType : null,
      bytes: typeof bytes === 'string' && /^\d{1,15}$/.test(bytes) ? Number(bytes) : null,
    };
  }
}
