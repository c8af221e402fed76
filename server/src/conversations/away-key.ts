/** Begins the idempotency key of every away message; an agent's begins with the id of the conversation. */
export const AWAY_KEY = 'away ';
