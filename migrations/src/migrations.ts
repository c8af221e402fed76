import { Spine1764000000001 } from './0001-spine';

/** Every migration, oldest first. */
export const migrations = [Spine1764000000001];
