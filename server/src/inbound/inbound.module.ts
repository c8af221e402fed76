import { Module } from '@nestjs/common';
import { ConsentModule } from '../consent/consent.module';
import { ProvidersModule } from '../providers/providers.module';
import { ReceiptsModule } from '../receipts/receipts.module';
import { ConsentKeywords } from './consent-keywords';
import { InboundNotices } from './inbound-notices';
import { InboundRepository } from './inbound.repository';
import { IncomingService } from './incoming.service';
import { IngestService } from './ingest.service';
import { PersonRepository } from './person.repository';
import { WebhookEndpoint } from './webhook-endpoint';

/** Takes in what providers deliver: durable first, answered then, worked later. */
@Module({
  imports: [ConsentModule, ProvidersModule, ReceiptsModule],
  providers: [
    ConsentKeywords,
    InboundNotices,
    InboundRepository,
    IncomingService,
    IngestService,
    PersonRepository,
    WebhookEndpoint,
  ],
  exports: [WebhookEndpoint, IngestService, PersonRepository],
})
export class InboundModule {}
