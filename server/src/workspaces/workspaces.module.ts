import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChannelEntity } from '../channels/channel.entity';
import { ProvidersModule } from '../providers/providers.module';
import { HomeWorkspace } from './home-workspace';
import { WorkspaceEntity } from './workspace.entity';
import { WorkspacesController } from './workspaces.controller';
import { WorkspacesRepository } from './workspaces.repository';
import { WorkspacesService } from './workspaces.service';

@Module({
  imports: [ProvidersModule, TypeOrmModule.forFeature([WorkspaceEntity, ChannelEntity])],
  controllers: [WorkspacesController],
  providers: [HomeWorkspace, WorkspacesRepository, WorkspacesService],
  exports: [HomeWorkspace, WorkspacesRepository],
})
export class WorkspacesModule {}
