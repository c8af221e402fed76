import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module';
import type { Config } from './config';
import { SandboxPhone } from './demo/sandbox-phone';
import { configureApp } from './http/configure-app';
import { FrontDoor } from './http/front-door';
import { WebhookEndpoint } from './inbound/webhook-endpoint';

export interface RunningServer {
  readonly url: string;
  /** Finishes what is under way, then closes every connection. */
  close(): Promise<void>;
}

/**
 * Starts the product on a database that is already migrated.
 *
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function startServer(config: Config, databaseUrl: string): Promise<RunningServer> {
  const door = new FrontDoor();
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forConfig(config, databaseUrl), door, {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  configureApp(app);
  const webhooks = app.get(WebhookEndpoint);
  door.answerFirst([
    { owns: ({ url }) => WebhookEndpoint.owns(url), handle: (request, response) => webhooks.handle(request, response) },
    app.get(SandboxPhone),
  ]);
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    await app.close().catch(() => undefined);
    throw error;
  }
  const { port } = app.getHttpServer().address() as AddressInfo;
  const host = config.host === '0.0.0.0' || config.host === '127.0.0.1' ? 'localhost' : config.host;
  const url = `http://${host}:${port}`;
  return {
    url,
    close: async () => {
      // The door first: what waits for all work to be done would wait for ever while more comes in.
      void door.close();
      await app.close();
    },
  };
}
