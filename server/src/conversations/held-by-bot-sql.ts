/** Whether a bot of another system has the conversation of the row that is called so. */
export function heldByBot(conversation: string): string {
  return `(${conversation}.bot_id IS NOT NULL AND ${conversation}.bot_until IS NULL)`;
}
