import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';

/** Something that answers requests before the web framework sees them. */
export interface FrontDesk {
  owns(request: IncomingMessage): boolean;
  handle(request: IncomingMessage, response: ServerResponse): void;
}

/** Sockets stay open longer than any proxy in front keeps them, in ms. */
const KEEP_ALIVE_MS = 75_000;

/** How soon a connection without a request is let go once the door closes, in ms. */
const LET_GO_EVERY_MS = 50;

/**
 * The HTTP server of the application. Busy paths are answered in front of Express, which alone would cost a webhook more
 * than everything else that is done for it.
 */
export class FrontDoor extends ExpressAdapter {
  private desks: readonly FrontDesk[] = [];
  private closing: Promise<void> | undefined;

  /** Takes effect for requests from now on. */
  answerFirst(desks: readonly FrontDesk[]): void {
    this.desks = desks;
  }

  override initHttpServer(): void {
    const framework = this.getInstance<(request: IncomingMessage, response: ServerResponse) => void>();
    this.httpServer = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
      // A busy sender's connections are never idle: each is let go with its next answer.
      if (this.closing) response.setHeader('connection', 'close');
      const desk = this.desks.find((candidate) => candidate.owns(request));
      if (desk) desk.handle(request, response);
      else framework(request, response);
    });
  }

  /** Takes no new connection, and resolves when the open ones have had their answers. */
  override close(): Promise<void> {
    this.closing ??= this.shut();
    return this.closing;
  }

  private async shut(): Promise<void> {
    // A connection that was answered just before the door closed stays open for its sender, who may never come back.
    const idle = setInterval(() => this.getHttpServer().closeIdleConnections(), LET_GO_EVERY_MS);
    try {
      await super.close();
    } finally {
      clearInterval(idle);
    }
  }
}
