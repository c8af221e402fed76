import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DoctorReport, WorkspaceId } from '@sendero/shared';
import { Workspace } from '../http/access';
import { Answers, Refuses } from '../http/api-schema';
import { ExamineQuery, Repair } from './doctor.dto';
import { doctorReport } from './doctor.schemas';
import { DoctorService } from './doctor.service';

@ApiTags('Doctor')
@Controller('api/doctor')
export class DoctorController {
  constructor(private readonly doctor: DoctorService) {}

  @Get()
  @Answers(200, doctorReport, 'What is wrong with the rows that move people; with `now` it is looked at anew')
  @Refuses([422, 'request.invalid'])
  report(@Workspace() workspace: WorkspaceId, @Query() { now }: ExamineQuery): Promise<DoctorReport> {
    return now ? this.doctor.examine(workspace, true) : this.doctor.report(workspace);
  }

  @Post('repairs')
  @Answers(200, doctorReport, 'Mends one thing that was found; answers what is found afterwards')
  @Refuses([422, 'request.invalid'])
  repair(@Workspace() workspace: WorkspaceId, @Body() { ailment }: Repair): Promise<DoctorReport> {
    return this.doctor.repair(workspace, ailment);
  }
}
