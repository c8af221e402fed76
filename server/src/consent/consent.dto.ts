import { ApiProperty } from '@nestjs/swagger';
import { consentTopics, type ConsentState, type ConsentTopic } from '@sendero/shared';
import { IsIn, IsString, MaxLength } from 'class-validator';

export class RecordConsent {
  @ApiProperty({ enum: consentTopics, description: '`all` speaks for every topic at once.' })
  @IsIn(consentTopics)
  readonly topic: ConsentTopic;

  @ApiProperty({ enum: ['in', 'out'] })
  @IsIn(['in', 'out'])
  readonly state: ConsentState;

  @ApiProperty({ maxLength: 2000, description: 'The proof: what the person said, wrote or ticked.' })
  @IsString()
  @MaxLength(2000)
  readonly evidence: string;
}
