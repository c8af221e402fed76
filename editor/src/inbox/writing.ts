import { TYPING_EVERY_MS } from '@sendero/shared';

/**
 * Tells colleagues that somebody writes: at once, and again every few seconds while keys are pressed. The first word is
 * always told once more, for it may have come before they listened.
 */
export class Writing {
  private timer: ReturnType<typeof setInterval> | undefined;
  private wasPressed = false;
  private wasTold = false;

  constructor(private readonly tell: (active: boolean) => void) {}

  /** A key was pressed. */
  goesOn(): void {
    this.wasPressed = true;
    if (this.timer !== undefined) return;
    this.say();
    this.timer = setInterval(() => this.next(), TYPING_EVERY_MS);
  }

  /** It was sent, or nothing is left of it. */
  ends(): void {
    this.stop();
    if (this.wasTold) this.tell(false);
    this.wasTold = false;
  }

  /** Says no more; what was told runs out by itself. */
  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private next(): void {
    if (!this.wasPressed) return this.stop();
    this.wasPressed = false;
    this.say();
  }

  private say(): void {
    this.wasTold = true;
    this.tell(true);
  }
}
