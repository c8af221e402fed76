import { Spine1764000000001 } from './0001-spine';
import { JourneySettings1764000000003 } from './0003-journey-settings';
import { Events1764000000005 } from './0005-events';

/** Every migration, oldest first. */
export const migrations = [Spine1764000000001, JourneySettings1764000000003, Events1764000000005];
