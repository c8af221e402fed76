import { Injectable } from '@nestjs/common';
import { MessageNews } from '../receipts/message-news';
import { TemplateCache } from '../runs/template-cache';
import { OutboxRepository } from './outbox.repository';

/** Where the outbound side reads and writes. */
@Injectable()
export class OutboundStore {
  constructor(
    readonly outbox: OutboxRepository,
    readonly news: MessageNews,
    readonly templates: TemplateCache,
  ) {}
}
