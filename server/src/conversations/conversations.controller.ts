import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  conversationId,
  messageId,
  type AgentView,
  type ConversationId,
  type ConversationTally,
  type ConversationView,
  type MessageId,
  type MessageView,
  type Page,
  type ThreadPage,
  type WorkspaceId,
} from '@sendero/shared';
import { CurrentAgent } from '../agents/current-agent';
import { Workspace } from '../http/access';
import { Answers, pageSchema, Refuses } from '../http/api-schema';
import { IdempotencyKey } from '../http/idempotency-key';
import { IdPipe } from '../http/id-pipe';
import { AgentMessagesService } from './agent-messages.service';
import { AssignmentsService } from './assignments.service';
import {
  Assign,
  HandToBot,
  ListConversations,
  ReadThread,
  SetReaction,
  TakeOver,
  WriteMessage,
} from './conversations.dto';
import { conversationTally, conversationView, messageView, threadPage } from './conversations.schemas';
import { ConversationsService } from './conversations.service';
import { HandoversService } from './handovers.service';
import { ThreadPages } from './thread-pages';

const ID = new IdPipe(conversationId, 'conversation.not_found');
const MESSAGE = new IdPipe(messageId, 'message.not_found');

@ApiTags('Conversations')
@Controller('api/conversations')
export class ConversationsController {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly agentMessages: AgentMessagesService,
    private readonly assignments: AssignmentsService,
    private readonly handovers: HandoversService,
    private readonly threads: ThreadPages,
  ) {}

  @Get()
  @Answers(200, pageSchema(conversationView), 'Conversations, who wrote last first')
  @Refuses([400, 'request.cursor_invalid'], [422, 'request.invalid'])
  list(
    @Workspace() workspace: WorkspaceId,
    @CurrentAgent() agent: AgentView | null,
    @Query() query: ListConversations,
  ): Promise<Page<ConversationView>> {
    return this.conversations.list(workspace, agent?.id ?? null, query);
  }

  @Get('tally')
  @Answers(200, conversationTally, 'How many conversations lie in each pile')
  tally(@Workspace() workspace: WorkspaceId, @CurrentAgent() agent: AgentView | null): Promise<ConversationTally> {
    return this.conversations.tally(workspace, agent?.id ?? null);
  }

  @Get(':id')
  @Answers(200, conversationView, 'A conversation')
  @Refuses([404, 'conversation.not_found'])
  view(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: ConversationId): Promise<ConversationView> {
    return this.conversations.view(workspace, id);
  }

  @Get(':id/messages')
  @Answers(200, threadPage, 'The messages of a conversation, the newest first')
  @Refuses([400, 'request.cursor_invalid'], [404, 'conversation.not_found'])
  thread(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: ConversationId,
    @Query() query: ReadThread,
  ): Promise<ThreadPage> {
    return this.threads.read(workspace, id, query, query.around);
  }

  @Post(':id/messages')
  @Answers(201, messageView, 'Queues a message; a repeated key answers with the first one')
  @Refuses(
    [404, 'conversation.not_found'],
    [404, 'message.not_found'],
    [409, 'message.window_closed'],
    [409, 'message.opted_out'],
    [409, 'message.not_opted_in'],
    [409, 'message.template_not_sendable'],
    [409, 'message.not_answerable'],
    [422, 'message.empty'],
    [422, 'message.too_long'],
    [422, 'message.link_invalid'],
    [422, 'attachment.not_found'],
    [422, 'attachment.no_caption'],
    [422, 'attachment.link_broken'],
    [422, 'attachment.type_unsupported'],
    [422, 'attachment.other_kind'],
    [422, 'attachment.too_large'],
    [422, 'template.missing'],
    [422, 'template.variables_unmapped'],
    [422, 'template.value_unsendable'],
  )
  write(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: ConversationId,
    @Body() { callbackData, ...message }: WriteMessage,
    @IdempotencyKey() key: string | undefined,
    @CurrentAgent() agent: AgentView | null,
  ): Promise<MessageView> {
    return this.agentMessages.send(workspace, id, message, { key, agentId: agent?.id ?? null, callbackData });
  }

  @Put(':id/messages/:message/reaction')
  @Answers(200, messageView, 'Queues a reaction to a message; an empty one takes it back')
  @Refuses(
    [404, 'conversation.not_found'],
    [404, 'message.not_found'],
    [409, 'message.window_closed'],
    [409, 'message.opted_out'],
    [409, 'message.not_answerable'],
    [422, 'message.reaction_invalid'],
  )
  react(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: ConversationId,
    @Param('message', MESSAGE) to: MessageId,
    @Body() { emoji }: SetReaction,
    @IdempotencyKey() key: string | undefined,
    @CurrentAgent() agent: AgentView | null,
  ): Promise<MessageView> {
    return this.agentMessages.react(
      workspace,
      id,
      { to, emoji },
      { key, agentId: agent?.id ?? null, callbackData: null },
    );
  }

  @Post(':id/read')
  @Answers(200, conversationView, 'Marks everything that came in as read')
  @Refuses([404, 'conversation.not_found'])
  markRead(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: ConversationId): Promise<ConversationView> {
    return this.conversations.markRead(workspace, id);
  }

  @Post(':id/take-over')
  @Answers(200, conversationView, 'Keeps the bot out of a conversation until it is resolved')
  @Refuses([404, 'conversation.not_found'])
  takeOver(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: ConversationId,
    @Body() { assignTo }: TakeOver,
    @CurrentAgent() agent: AgentView | null,
  ): Promise<ConversationView> {
    return this.handovers.takeOver(workspace, id, assignTo, agent);
  }

  @Put(':id/assignment')
  @Answers(200, conversationView, 'Gives a conversation to an agent or a team; the bot keeps out of it then')
  @Refuses([404, 'conversation.not_found'], [404, 'agent.not_found'], [404, 'team.not_found'])
  assign(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: ConversationId,
    @Body() body: Assign,
  ): Promise<ConversationView> {
    return this.assignments.assign(workspace, id, body);
  }

  @Put(':id/bot')
  @Answers(200, conversationView, 'Hands a conversation to a bot until it resolves it or somebody takes it over')
  @Refuses([404, 'conversation.not_found'], [404, 'bot.not_found'], [409, 'bot.switched_off'])
  handToBot(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: ConversationId,
    @Body() { bot }: HandToBot,
  ): Promise<ConversationView> {
    return this.handovers.handToBot(workspace, id, bot);
  }

  @Post(':id/resolve')
  @Answers(200, conversationView, 'Gives a conversation back to the bot; runs that handed it over go on')
  @Refuses([404, 'conversation.not_found'])
  resolve(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: ConversationId): Promise<ConversationView> {
    return this.handovers.resolve(workspace, id);
  }
}
