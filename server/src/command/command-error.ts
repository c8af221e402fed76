/** Why a command could not do what was asked: what was typed or a file was wrong, or the server did not go along. */
export class CommandError extends Error {}
