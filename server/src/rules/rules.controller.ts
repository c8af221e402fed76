import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RuleList, RuleView, WorkspaceId } from '@sendero/shared';
import { z } from 'zod';
import { Workspace } from '../http/access';
import { Answers, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { OrderRules, SaveRule } from './rules.dto';
import { ruleList, ruleView } from './rules.schemas';
import { RulesService } from './rules.service';

const ID = new IdPipe(z.uuid(), 'rule.not_found');

@ApiTags('Rules')
@Controller('api/rules')
export class RulesController {
  constructor(private readonly rules: RulesService) {}

  @Get()
  @Answers(200, ruleList, 'Rules and journeys in the order in which they are asked of a message that nobody waits for')
  list(@Workspace() workspace: WorkspaceId): Promise<RuleList> {
    return this.rules.list(workspace);
  }

  @Post()
  @Answers(201, ruleView, 'Adds a rule, the last of all')
  @Refuses([422, 'rule.incomplete'])
  create(@Workspace() workspace: WorkspaceId, @Body() { definition, enabled }: SaveRule): Promise<RuleView> {
    return this.rules.create(workspace, definition, enabled);
  }

  @Put('order')
  @Answers(200, ruleList, 'Puts rules and journeys into a new order')
  @Refuses([409, 'rule.order_changed'])
  order(@Workspace() workspace: WorkspaceId, @Body() { before, after }: OrderRules): Promise<RuleList> {
    return this.rules.order(workspace, before, after);
  }

  @Put(':id')
  @Answers(200, ruleView, 'Changes a rule')
  @Refuses([404, 'rule.not_found'], [422, 'rule.incomplete'])
  change(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: string,
    @Body() { definition, enabled }: SaveRule,
  ): Promise<RuleView> {
    return this.rules.change(workspace, id, definition, enabled);
  }

  @Delete(':id')
  @Answers(204, null, 'Deletes a rule')
  @Refuses([404, 'rule.not_found'])
  delete(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: string): Promise<void> {
    return this.rules.delete(workspace, id);
  }
}
