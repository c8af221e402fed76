import { Module } from '@nestjs/common';
import { ConversationsModule } from '../conversations/conversations.module';
import { FileKeysRepository } from './file-keys.repository';
import { FilesController } from './files.controller';
import { FilesService } from './files.service';

/** Hands the files of messages on to other systems. */
@Module({
  imports: [ConversationsModule],
  controllers: [FilesController],
  providers: [FileKeysRepository, FilesService],
})
export class FilesModule {}
