// Progress lines: one that counts seconds on a terminal, a plain one in a log.

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(0)} s`;

/** Shows `title` with the seconds it has taken while `work` runs, and leaves one line behind. */
export async function step(title, work) {
  const since = Date.now();
  const live = process.stdout.isTTY;
  const draw = () => process.stdout.write(`\r\x1b[K${title} … ${seconds(since)}`);
  if (!live) console.log(`${title} …`);
  const timer = live ? setInterval(draw, 250) : undefined;
  try {
    const result = await work();
    clearInterval(timer);
    console.log(`${live ? '\r\x1b[K' : ''}${title}: done in ${seconds(since)}`);
    return result;
  } catch (error) {
    clearInterval(timer);
    if (live) process.stdout.write('\n');
    throw error;
  }
}

/** Says in one line what went wrong and ends the command. */
export function giveUp(message) {
  console.error(message);
  process.exit(1);
}
