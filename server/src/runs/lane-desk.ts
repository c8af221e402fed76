import { Injectable } from '@nestjs/common';
import { AdvanceService } from './advance.service';
import { BatchNotices } from './batch-notices';
import { Undertaker } from './undertaker';

/** What a loop hands its batches to. */
@Injectable()
export class LaneDesk {
  constructor(
    readonly advance: AdvanceService,
    readonly notices: BatchNotices,
    readonly undertaker: Undertaker,
  ) {}
}
