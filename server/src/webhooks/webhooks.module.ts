import { Module } from '@nestjs/common';
import { Deliverer } from './deliverer';
import { DeliveriesController } from './deliveries.controller';
import { DeliveriesRepository } from './deliveries.repository';
import { DeliveriesService } from './deliveries.service';
import { DeliveryCleaner } from './delivery-cleaner';
import { DeliveryQueueRepository } from './delivery-queue.repository';
import { EndpointsRepository } from './endpoints.repository';
import { FactFollower } from './fact-follower';
import { FactsRepository } from './facts.repository';
import { OldDeliveriesRepository } from './old-deliveries.repository';
import { TapsRepository } from './taps.repository';
import { WebhooksController } from './webhooks.controller';
import { WebhooksService } from './webhooks.service';

/** Tells other systems what happens. */
@Module({
  controllers: [WebhooksController, DeliveriesController],
  providers: [
    Deliverer,
    DeliveriesRepository,
    DeliveriesService,
    DeliveryCleaner,
    DeliveryQueueRepository,
    EndpointsRepository,
    FactFollower,
    FactsRepository,
    OldDeliveriesRepository,
    TapsRepository,
    WebhooksService,
  ],
  exports: [EndpointsRepository, TapsRepository],
})
export class WebhooksModule {}
