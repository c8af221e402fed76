const WIDTH = 28;

/** A line that shows how far something has come; without a terminal, one line a part instead. */
export class ProgressBar {
  private title = '';

  constructor(private readonly output: NodeJS.WriteStream = process.stdout) {}

  begin(title: string): void {
    this.end();
    this.title = title;
    if (!this.output.isTTY) this.output.write(`${title} …\n`);
  }

  /** @param share of the whole, 0 to 1 */
  show(share: number, note: string): void {
    if (!this.output.isTTY) return;
    const full = Math.round(Math.min(1, Math.max(0, share)) * WIDTH);
    const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
    this.output.write(`\r\u001b[K${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${this.title} · ${note}`);
  }

  end(): void {
    if (this.title !== '' && this.output.isTTY) this.output.write('\n');
    this.title = '';
  }
}
