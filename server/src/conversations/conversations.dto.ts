import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  conversationPiles,
  MESSAGE_LIMITS,
  type AgentId,
  type ConversationPile,
  type JourneyId,
  type LabelId,
  type TeamId,
} from '@sendero/shared';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import { IsName } from '../http/is-name';
import { PageQuery } from '../http/page';

export class ListConversations extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of a name or of a phone number, or words of a message.' })
  @IsOptional()
  @IsString()
  readonly search?: string;

  @ApiPropertyOptional({
    enum: conversationPiles,
    description:
      'unread; mine: those that the agent who asks has; unassigned: those that nobody has; closing: the service window shuts within two hours, the first to shut first.',
  })
  @IsOptional()
  @IsIn(conversationPiles)
  readonly pile?: ConversationPile;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only those that are with this team.' })
  @IsOptional()
  @IsUUID('all')
  readonly team?: TeamId;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only those with this label.' })
  @IsOptional()
  @IsUUID('all')
  readonly label?: LabelId;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only those of contacts who walk this journey, or did.' })
  @IsOptional()
  @IsUUID('all')
  readonly journey?: JourneyId;
}

export class ReadThread extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'A message in whose middle the page lies.' })
  @IsOptional()
  @IsUUID('all')
  readonly around?: string;
}

export class WriteMessage {
  @ApiProperty({ minLength: 1, maxLength: MESSAGE_LIMITS.text, example: 'Your order is on its way.' })
  @IsString()
  readonly text: string;
}

/** Who shall have a conversation; nobody in particular when both are null. */
export class Assign {
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  @ValidateIf((_, value) => value !== null)
  @IsUUID('all')
  readonly agentId: AgentId | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  @ValidateIf((_, value) => value !== null)
  @IsUUID('all')
  readonly teamId: TeamId | null;
}

/** The longest note, in characters. */
const MOST_NOTE = 4_000;

export class WriteNote {
  @ApiProperty({ minLength: 1, maxLength: MOST_NOTE, example: 'Wants the invoice by post.' })
  @IsName(MOST_NOTE)
  readonly text: string;
}

export class TakeOver {
  @ApiProperty({ maxLength: 80, example: 'Ines', description: 'Who has it now; empty for nobody in particular.' })
  @IsString()
  @MaxLength(80)
  readonly assignTo: string;
}
