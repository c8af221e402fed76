import { Module } from '@nestjs/common';
import { StartRepository } from '../runs/start.repository';
import { DateLaunchRepository } from './date-launch.repository';
import { DateLauncher } from './date-launcher';

/** Starts journeys by dates of contacts. */
@Module({ providers: [DateLaunchRepository, DateLauncher, StartRepository] })
export class DatesModule {}
