import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { createSimulator, type Simulator } from '@sendero/simulator';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { SandboxClockService } from '../sandbox/sandbox-clock.service';
import { demoTemplates } from './demo-templates';
import { DEMO_NUMBER, demoWebhookPath } from './demo-workspace';
import { DemoRepository } from './demo.repository';

const SANDBOX_MOUNT = '/sandbox';

/** The demo workspace and the simulated WhatsApp that it talks to, mounted on this server unless it runs elsewhere. */
@Injectable()
export class SandboxPhone implements OnModuleInit, BeforeApplicationShutdown {
  private simulator: Simulator | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly demo: DemoRepository,
    private readonly clock: Clock,
    private readonly sandboxClock: SandboxClockService,
  ) {}

  async onModuleInit(): Promise<void> {
    if (!this.config.sandbox) return;
    const origin = `http://127.0.0.1:${this.config.port}`;
    const baseUrl = this.config.simulatorUrl ?? `${origin}${SANDBOX_MOUNT}`;
    if (!(await this.demo.seed(baseUrl, this.clock.date()))) await this.demo.pointAt(baseUrl);
    if (this.config.simulatorUrl !== undefined || this.config.role === 'worker') return;
    this.simulator = createSimulator({
      clock: {
        now: () => this.clock.now(),
        advance: async (ms) => {
          await this.sandboxClock.advance(ms);
        },
      },
      canAdvanceClock: true,
      mount: SANDBOX_MOUNT,
      dataFile: path.join(this.config.dataDir, 'sandbox.json'),
      settings: { throughputPerSecond: DEMO_NUMBER.throughputPerSecond },
      channels: [{ ...DEMO_NUMBER, webhookUrl: `${origin}${demoWebhookPath()}`, templates: demoTemplates }],
    });
  }

  /** Whether this request is for the simulator; it only answers people at this machine. */
  owns(request: IncomingMessage): boolean {
    const { url = '' } = request;
    return (
      this.simulator !== undefined &&
      (url === SANDBOX_MOUNT || url.startsWith(`${SANDBOX_MOUNT}/`) || url.startsWith(`${SANDBOX_MOUNT}?`)) &&
      isLoopback(request.socket.remoteAddress)
    );
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    this.simulator?.handle(request, response);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.simulator?.close();
  }
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::ffff:)?127\.|^::1$/.test(address);
}
