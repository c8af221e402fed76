import { Module } from '@nestjs/common';
import { ConversationsModule } from '../conversations/conversations.module';
import { JourneysModule } from '../journeys/journeys.module';
import { WorkspacesModule } from '../workspaces/workspaces.module';
import { LiveDoor } from './live-door';
import { LiveFeed } from './live-feed';
import { LiveRooms } from './live-rooms';
import { LiveGateway } from './live.gateway';
import { Presence } from './presence';

/** What browsers see change without asking. */
@Module({
  imports: [ConversationsModule, JourneysModule, WorkspacesModule],
  providers: [LiveDoor, LiveFeed, LiveGateway, LiveRooms, Presence],
  exports: [LiveRooms],
})
export class LiveModule {}
