import { Global, Module } from '@nestjs/common';
import { LiveNotices } from './live-notices';

/** Everything that changes what screens show says so here. */
@Global()
@Module({ providers: [LiveNotices], exports: [LiveNotices] })
export class LiveNoticesModule {}
