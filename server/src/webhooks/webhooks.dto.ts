import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { deliveryStates, webhookSettings, type DeliveryState, type WebhookSettings } from '@sendero/shared';
import { IsIn, IsOptional } from 'class-validator';
import { IsReadBy } from '../http/is-read-by';
import { PageQuery } from '../http/page';
import { webhookSettingsSchema } from './webhooks.schemas';

export class SaveWebhook {
  @ApiProperty({ type: 'object', additionalProperties: true, allOf: [webhookSettingsSchema] })
  @IsReadBy(webhookSettings)
  readonly settings: WebhookSettings;
}

export class DeliveriesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: [...deliveryStates] })
  @IsOptional()
  @IsIn(deliveryStates)
  readonly state?: DeliveryState;
}
