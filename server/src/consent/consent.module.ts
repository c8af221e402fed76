import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ContactsModule } from '../contacts/contacts.module';
import { ConsentEntryEntity } from './consent-entry.entity';
import { ConsentLedgerRepository } from './consent-ledger.repository';
import { ConsentController } from './consent.controller';
import { ConsentRepository } from './consent.repository';
import { ConsentService } from './consent.service';

@Module({
  imports: [TypeOrmModule.forFeature([ConsentEntryEntity]), ContactsModule],
  controllers: [ConsentController],
  providers: [ConsentLedgerRepository, ConsentRepository, ConsentService],
  exports: [ConsentRepository],
})
export class ConsentModule {}
