import { Module } from '@nestjs/common';
import { RunsModule } from '../runs/runs.module';
import { ClickNews } from './click-news';
import { LinkRepository } from './link.repository';
import { LinksController } from './links.controller';
import { LinksService } from './links.service';

/** The tracked links of messages, and who opened them. */
@Module({
  imports: [RunsModule],
  controllers: [LinksController],
  providers: [ClickNews, LinkRepository, LinksService],
})
export class LinksModule {}
