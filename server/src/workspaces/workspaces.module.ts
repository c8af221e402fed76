import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChannelEntity } from '../channels/channel.entity';
import { HomeWorkspace } from './home-workspace';
import { WorkspaceEntity } from './workspace.entity';
import { WorkspacesController } from './workspaces.controller';
import { WorkspacesRepository } from './workspaces.repository';
import { WorkspacesService } from './workspaces.service';

@Module({
  imports: [TypeOrmModule.forFeature([WorkspaceEntity, ChannelEntity])],
  controllers: [WorkspacesController],
  providers: [HomeWorkspace, WorkspacesRepository, WorkspacesService],
  exports: [HomeWorkspace],
})
export class WorkspacesModule {}
