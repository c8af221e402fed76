import { Module } from '@nestjs/common';
import { RunsModule } from '../runs/runs.module';
import { MessageNews } from './message-news';
import { ReceiptRepository } from './receipt.repository';
import { ReceiptService } from './receipt.service';

/** What becomes of messages that were sent. */
@Module({
  imports: [RunsModule],
  providers: [MessageNews, ReceiptRepository, ReceiptService],
  exports: [MessageNews, ReceiptService],
})
export class ReceiptsModule {}
