import { ApiProperty } from '@nestjs/swagger';
import { botSettings, sessionMessage, type BotSettings, type SessionMessage } from '@sendero/shared';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { CALLBACK_DATA_IS, MOST_CALLBACK_DATA } from '../http/callback-data';
import { IsReadBy } from '../http/is-read-by';
import { botSettingsSchema, sessionMessageSchema } from './bots.schemas';

export class SaveBot {
  @ApiProperty({ type: 'object', additionalProperties: true, allOf: [botSettingsSchema] })
  @IsReadBy(botSettings)
  readonly settings: BotSettings;
}

export class BotMessage {
  @ApiProperty({ type: 'object', additionalProperties: true, allOf: [sessionMessageSchema] })
  @IsReadBy(sessionMessage)
  readonly message: SessionMessage;

  @ApiProperty({ type: String, required: false, maxLength: MOST_CALLBACK_DATA, description: CALLBACK_DATA_IS })
  @IsOptional()
  @IsString()
  @MaxLength(MOST_CALLBACK_DATA)
  readonly callbackData: string | null = null;
}

export class BotHandOver {
  @ApiProperty({ maxLength: 80, description: 'A person or a team; empty for nobody in particular.' })
  @IsString()
  @MaxLength(80)
  readonly assignTo: string;

  @ApiProperty({ maxLength: 1000, description: 'What people should know.' })
  @IsString()
  @MaxLength(1_000)
  readonly note: string;
}
