import type { ServerResponse } from 'node:http';
import type { SimulatorEvent } from '../control-api';

const HEARTBEAT_MS = 15_000;

/** The phone screens that are looking, over server-sent events. */
export class Events {
  private readonly streams = new Set<ServerResponse>();
  private heartbeat: NodeJS.Timeout | null = null;

  get watched(): boolean {
    return this.streams.size > 0;
  }

  open(response: ServerResponse): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    response.write(': connected\n\n');
    this.streams.add(response);
    this.heartbeat ??= setInterval(() => this.write(': still here\n\n'), HEARTBEAT_MS).unref();
    response.once('close', () => {
      this.streams.delete(response);
      if (this.streams.size === 0) this.close();
    });
  }

  emit(event: SimulatorEvent): void {
    if (this.watched) this.write(`data: ${JSON.stringify(event)}\n\n`);
  }

  close(): void {
    if (this.heartbeat) clearInterval(this.heartbeat);
    this.heartbeat = null;
    for (const stream of this.streams) stream.end();
    this.streams.clear();
  }

  private write(text: string): void {
    for (const stream of this.streams) stream.write(text);
  }
}
