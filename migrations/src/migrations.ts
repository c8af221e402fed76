import { Spine1764000000001 } from './0001-spine';
import { JourneySettings1764000000003 } from './0003-journey-settings';
import { TimeZones1764000000004 } from './0004-time-zones';
import { Events1764000000005 } from './0005-events';
import { Segments1764000000006 } from './0006-segments';
import { WebCalls1764000000007 } from './0007-web-calls';
import { Lifecycle1764000000008 } from './0008-lifecycle';
import { Replay1764000000009 } from './0009-replay';
import { Handovers1764000000010 } from './0010-handovers';
import { Doctor1764000000011 } from './0011-doctor';
import { SegmentLaunches1764000000012 } from './0012-segment-launches';
import { Links1764000000013 } from './0013-links';
import { Limits1764000000015 } from './0015-limits';
import { Rules1764000000016 } from './0016-rules';
import { Scenarios1764000000017 } from './0017-scenarios';
import { DateTriggers1764000000018 } from './0018-date-triggers';
import { Goals1764000000021 } from './0021-goals';
import { Dashboard1764000000022 } from './0022-dashboard';
import { Agents1764000000023 } from './0023-agents';
import { Composer1764000000024 } from './0024-composer';
import { Webhooks1764000000025 } from './0025-webhooks';
import { Pricing1764000000026 } from './0026-pricing';
import { Sums1764000000027 } from './0027-sums';
import { BotMessages1764000000028 } from './0028-bot-messages';
import { Forwarding1764000000029 } from './0029-forwarding';
import { Watching1764000000031 } from './0031-watching';
import { UnconnectedEnds1764000000032 } from './0032-unconnected-ends';

/** Every migration, oldest first. */
export const migrations = [
  Spine1764000000001,
  JourneySettings1764000000003,
  TimeZones1764000000004,
  Events1764000000005,
  Segments1764000000006,
  WebCalls1764000000007,
  Lifecycle1764000000008,
  Replay1764000000009,
  Handovers1764000000010,
  Doctor1764000000011,
  SegmentLaunches1764000000012,
  Links1764000000013,
  Limits1764000000015,
  Rules1764000000016,
  Scenarios1764000000017,
  DateTriggers1764000000018,
  Goals1764000000021,
  Dashboard1764000000022,
  Agents1764000000023,
  Composer1764000000024,
  Webhooks1764000000025,
  Pricing1764000000026,
  Sums1764000000027,
  BotMessages1764000000028,
  Forwarding1764000000029,
  Watching1764000000031,
  UnconnectedEnds1764000000032,
];
