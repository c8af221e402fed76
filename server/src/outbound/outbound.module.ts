import { Module } from '@nestjs/common';
import { ProvidersModule } from '../providers/providers.module';
import { ReceiptsModule } from '../receipts/receipts.module';
import { RunsModule } from '../runs/runs.module';
import { Courier } from './courier';
import { DoubtWatch } from './doubt-watch';
import { OutboundStore } from './outbound-store';
import { OutboxRepository } from './outbox.repository';
import { SendLimits } from './send-limits';
import { Sender } from './sender';
import { Settlement } from './settlement';

/** Brings queued messages to the provider, each once. */
@Module({
  imports: [ProvidersModule, ReceiptsModule, RunsModule],
  providers: [Courier, DoubtWatch, OutboundStore, OutboxRepository, Sender, SendLimits, Settlement],
  exports: [DoubtWatch],
})
export class OutboundModule {}
