import type { Cleanup } from '../cleanup';
import { throwawayPostgres } from '../stage/throwaway-postgres';
import { textTable, thousands } from '../text-table';
import { canvasSpeed, type CanvasSpeed } from './canvas-speed';

/** The canvas that is measured, and for how long each way of looking at it. */
export interface CanvasPlan {
  readonly nodes: number;
  readonly seconds: number;
}

const SITUATIONS = [
  ['all of it, standing still', 'whole'],
  ['all of it, dragged about', 'wholeDragged'],
  ['zoomed in and out', 'zoomed'],
  ['close enough to read, standing still', 'close'],
  ['close enough to read, dragged about', 'closeDragged'],
] as const satisfies readonly (readonly [string, keyof CanvasSpeed])[];

/** Measures the live canvas in a browser and tells. Answers whether what it showed was exact. */
export async function measureCanvas({ nodes, seconds }: CanvasPlan, cleanup: Cleanup): Promise<boolean> {
  console.log(`\nThe live canvas in Chromium: ${nodes} steps, every count moving, ${seconds} s each …`);
  const postgres = await throwawayPostgres(true);
  cleanup.add(() => postgres.stop());
  const onOpen = (close: () => Promise<void>) => cleanup.add(close);
  const speed = await canvasSpeed({ databaseUrl: postgres.url, nodes, seconds, onOpen });
  const rows = SITUATIONS.map(([name, situation]) => {
    const { median, p95, worst, framesPerSecond, threadMsPerSecond, browserMsPerSecond } = speed[situation];
    const figures = [median, p95, worst, framesPerSecond, threadMsPerSecond, browserMsPerSecond];
    return [name, ...figures.map((figure) => thousands(figure, 1))];
  });
  const head = ['seen', 'frame, median ms', 'p95 ms', 'worst ms', 'frames/s', 'thread ms/s', 'browser ms/s'];
  console.log(`\n${textTable(head, rows)}`);
  console.log(`\nThe counts on the screen moved ${thousands(speed.updatesPerSecond, 1)} times a second.`);
  console.log(
    speed.exact ? 'Exact: every count on the screen is the database’s.' : '  ✗ The counts on the screen are wrong.',
  );
  const figures = SITUATIONS.flatMap(([, situation]) => [
    [`${situation}MedianMs`, tenths(speed[situation].median)],
    [`${situation}P95Ms`, tenths(speed[situation].p95)],
    [`${situation}BrowserMs`, tenths(speed[situation].browserMsPerSecond)],
  ]);
  console.log(JSON.stringify({ ...Object.fromEntries(figures), updatesPerSecond: tenths(speed.updatesPerSecond) }));
  return speed.exact;
}

function tenths(figure: number): number {
  return Math.round(figure * 10) / 10;
}
