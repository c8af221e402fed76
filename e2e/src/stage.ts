import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { productApi, type ProductApi } from './product-api';
import { launchChromium } from './chromium';
import { startProduct, type Product } from './product';

/** How long a page may take for anything that is asked of it, in ms. */
const PATIENCE_MS = 30_000;

/** The browser's own word when something is said on a line that is just being closed; it is said again on the next one. */
const CLOSING = /WebSocket is already in CLOSING or CLOSED state/;

/** A fresh product and a browser whose pages must stay free of errors. */
export interface Stage {
  readonly product: Product;
  readonly api: ProductApi;
  /** Opens a page of the product in the first person's browser, or in that of `someone`. */
  open(address: string, someone?: BrowserContext): Promise<Page>;
  /** Somebody else's browser: it shares no storage with the first. */
  newPerson(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Takes page errors with these words as part of the story. */
  expectErrors(words: RegExp): void;
  /** @throws Error naming what a page complained of, unless it was expected */
  assertNoErrors(): void;
  /** Takes a picture of every page, and returns where they are with what else explains a failure. */
  report(): Promise<string>;
  close(): Promise<void>;
}

/** @throws Error when the product does not start, or when there is no Chromium */
export async function openStage(): Promise<Stage> {
  const product = await startProduct();
  try {
    return await stageFor(product, await launchChromium());
  } catch (error) {
    await product.dispose();
    throw error;
  }
}

async function stageFor(product: Product, browser: Browser): Promise<Stage> {
  const errors: string[] = [];
  const expected: RegExp[] = [CLOSING];
  const surprises = () => errors.filter((error) => !expected.some((words) => words.test(error)));

  const newPerson = async (options: BrowserContextOptions = {}) => {
    const person = await browser.newContext({
      baseURL: product.url,
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      timezoneId: 'Europe/Amsterdam',
      reducedMotion: 'reduce',
      ...options,
    });
    person.setDefaultTimeout(PATIENCE_MS);
    person.on('weberror', (error) => errors.push(`${error.page()?.url() ?? ''}: ${String(error.error().stack)}`));
    person.on('console', (message) => {
      if (message.type() === 'error') errors.push(`${message.page()?.url() ?? ''}: ${message.text()}`);
    });
    return person;
  };
  const first = await newPerson();

  return {
    product,
    api: productApi(product.url),
    async open(address, someone = first) {
      const page = await someone.newPage();
      await page.goto(address);
      return page;
    },
    newPerson,
    expectErrors: (words) => expected.push(words),
    assertNoErrors() {
      if (surprises().length > 0) throw new Error(`Pages complained:\n${surprises().join('\n')}`);
    },
    async report() {
      const pictures = await picturesOf(browser);
      return ['Pages:', ...pictures, 'Page errors:', ...surprises(), 'Server:', product.output()].join('\n');
    },
    async close() {
      await browser.close();
      await product.dispose();
    },
  };
}

async function picturesOf(browser: Browser): Promise<readonly string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sendero-e2e-failure-'));
  const pages = browser.contexts().flatMap((context) => context.pages());
  return Promise.all(
    pages.map(async (page, index) => {
      const file = path.join(folder, `page-${index + 1}.png`);
      const taken = await page.screenshot({ path: file }).then(
        () => file,
        () => 'no picture',
      );
      return `${taken}  ${page.url()}`;
    }),
  );
}
