import { definitionOf, type JourneyId, type NodeType } from '@sendero/shared';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';
import type { Stage } from './stage';

/** Where a card is pressed, in px from its upper left corner: there are no fields and no handles. */
const HEAD = { x: 60, y: 12 } as const;

/** What a person does with a journey's canvas. Steps are called by the names that stand on their cards. */
export class JourneyCanvas {
  readonly id: JourneyId;

  private constructor(readonly page: Page) {
    this.id = new URL(page.url()).pathname.split('/').at(-1) as JourneyId;
  }

  /** Names a new journey in the list, which opens its canvas. */
  static async create(stage: Stage, name: string): Promise<JourneyCanvas> {
    const page = await stage.open('/journeys');
    await page.getByRole('button', { name: 'New journey' }).click();
    const dialog = page.getByRole('dialog', { name: 'New journey' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Create' }).click();
    return JourneyCanvas.shownOn(page);
  }

  static async open(page: Page): Promise<JourneyCanvas> {
    return JourneyCanvas.shownOn(page);
  }

  private static async shownOn(page: Page): Promise<JourneyCanvas> {
    await page.locator('.react-flow__pane').waitFor();
    const canvas = new JourneyCanvas(page);
    await canvas.settle();
    return canvas;
  }

  card(title: string): Locator {
    return this.page.locator('.react-flow__node').filter({ has: this.page.getByText(title, { exact: true }) });
  }

  /** The form of the selected step. */
  get form(): Locator {
    return this.page.getByRole('complementary', { name: /^Settings of/ });
  }

  async zoomOut(times: number): Promise<void> {
    for (let done = 0; done < times; done += 1) await this.page.getByRole('button', { name: 'Zoom Out' }).click();
    await this.settle();
  }

  /** Drags a step from the palette to a place on the canvas, in px from its upper left corner, and names it. */
  async drop(type: NodeType, title: string, at: { readonly x: number; readonly y: number }): Promise<void> {
    const pane = this.page.locator('.react-flow__pane');
    await this.settle();
    await this.page.getByTestId(`palette-${type}`).dragTo(pane, { targetPosition: at });
    await this.name(title);
  }

  /** Presses a step in the palette, which puts it after the selected one, and names it. */
  async add(type: NodeType, title: string): Promise<Locator> {
    await this.page.getByTestId(`palette-${type}`).click();
    return this.name(title);
  }

  /** Chooses in the form of the selected step that an output leads to a new step, and names that. */
  async addTo(output: string, type: NodeType, title: string): Promise<Locator> {
    await this.form.getByRole('button', { name: `${output}: connect to…` }).click();
    const picker = this.page.getByRole('dialog', { name: `Connect “${output}”` });
    await picker
      .getByRole('group', { name: 'A new step' })
      .getByText(definitionOf(type).title, { exact: true })
      .click();
    return this.name(title);
  }

  /** Names the selected step in its form, and returns that. */
  private async name(title: string): Promise<Locator> {
    await this.form.getByLabel('Name', { exact: true }).first().fill(title);
    await this.card(title).waitFor();
    return this.page.getByRole('complementary', { name: `Settings of ${title}` });
  }

  /** Presses a step that is looked at and not drawn, by its id. */
  async pressCard(node: string): Promise<void> {
    await this.settle();
    await this.page.getByTestId(`node-${node}`).click({ position: HEAD });
  }

  async select(title: string): Promise<Locator> {
    const form = this.page.getByRole('complementary', { name: `Settings of ${title}` });
    await this.settle();
    await this.card(title).click({ position: HEAD });
    await form.waitFor();
    return form;
  }

  async closeForm(): Promise<void> {
    await this.form.getByRole('button', { name: 'Close the settings' }).click();
    await this.form.waitFor({ state: 'detached' });
  }

  /** Drags from an output's handle to another step. */
  async connect(from: string, output: string, to: string): Promise<void> {
    const edges = this.page.locator('.react-flow__edge');
    const before = await edges.count();
    const outlet = this.card(from).getByRole('listitem').filter({ hasText: output }).locator('.react-flow__handle');
    await this.settle();
    await outlet.dragTo(this.card(to).locator('.react-flow__handle.target'));
    await edges.nth(before).waitFor({ state: 'attached' });
  }

  async layOut(): Promise<void> {
    await this.page.getByTestId('layout').click();
    await this.settle();
  }

  /** Waits until the draft is safe on the server. */
  async saved(): Promise<void> {
    await this.page.locator('[data-testid=save-status][data-status=saved]').waitFor();
  }

  async publish(): Promise<void> {
    await this.page.getByTestId('publish').click();
    await this.page.getByText('Live', { exact: true }).first().waitFor();
    await this.page.getByTestId('version').waitFor();
  }

  /** @throws when the linter finds anything to mend */
  async noProblems(): Promise<void> {
    await this.page.getByTestId('problems').getByText('No problems').waitFor();
  }

  async goLive(): Promise<void> {
    await this.page.getByTestId('mode-live').click();
    await this.page.getByTestId('entered').first().waitFor();
  }

  /** The figures of a step in Live mode, as they are on the screen. */
  figures(title: string): Promise<StepFigures> {
    return this.card(title).evaluate(readFigures);
  }

  /** The figures of every step, by its card's title. */
  async allFigures(): Promise<readonly StepFigures[]> {
    await this.page.getByTestId('entered').first().waitFor();
    const cards = await this.page.locator('.react-flow__node').all();
    return Promise.all(cards.map((card) => card.evaluate(readFigures)));
  }

  /** Waits until a step shows these figures. */
  async showsFigures(title: string, expected: StepFigures): Promise<void> {
    await eventually(async () => expect({ [title]: await this.figures(title) }).toEqual({ [title]: expected }));
  }

  /** Waits until the view stands still, so that what was aimed at is where it was; of two canvases, the one on top. */
  async settle(): Promise<void> {
    const viewport = this.page.locator('.react-flow__viewport').last();
    await eventually(async () => {
      if (!(await viewport.evaluate(standsStill))) throw new Error('The view of the canvas keeps moving.');
    });
  }
}

/** Runs in the page, whose own clock it takes: where the page is slow, so is what moves in it. */
async function standsStill(viewport: Element): Promise<boolean> {
  const before = viewport.getAttribute('style');
  await new Promise((resolve) => setTimeout(resolve, 250));
  for (let frames = 0; frames < 3; frames += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  return viewport.isConnected && viewport.getAttribute('style') === before;
}

export interface StepFigures {
  readonly entered: number;
  readonly here: number;
  /** By the output's label, as far as they are drawn. */
  readonly left: { readonly [label: string]: number };
}

/** Runs in the page. */
function readFigures(card: Element): StepFigures {
  const figure = (name: string) => Number.parseInt(card.querySelector(`[data-testid=${name}]`)?.textContent ?? '', 10);
  const left = [...card.querySelectorAll('[data-testid^=left-]')].map((count) => [
    count.previousSibling?.textContent ?? '',
    Number(count.textContent),
  ]);
  return { entered: figure('entered'), here: figure('here'), left: Object.fromEntries(left) };
}
