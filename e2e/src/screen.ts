import type { Page } from 'playwright-core';
import type { Places } from './full-stage';

export interface Screen {
  readonly name: string;
  readonly address: (places: Places) => string;
  /** Brings the page into the state that is looked at. */
  readonly ready: (page: Page) => Promise<unknown>;
  /** On a narrow screen it is something else: what opens beside the canvas is a sheet over it. */
  readonly wideOnly?: true;
}
