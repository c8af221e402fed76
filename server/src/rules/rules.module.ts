import { Module } from '@nestjs/common';
import { RulesController } from './rules.controller';
import { RulesRepository } from './rules.repository';
import { RulesService } from './rules.service';

/** Rules for incoming messages; `RunsModule` follows them. */
@Module({
  controllers: [RulesController],
  providers: [RulesRepository, RulesService],
})
export class RulesModule {}
