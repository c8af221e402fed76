import type { Response } from 'express';

/** One value of a table; null is an empty cell. */
export type Cell = string | number | null;

/** Rows that are read page by page; null for the first page. */
export type Pages<Place> = (
  after: Place | null,
) => Promise<{ readonly rows: readonly (readonly Cell[])[]; readonly next: Place | null }>;

/** Writes a table as CSV that is read page by page; see `streamRows`. */
export function streamCsv<Place>(
  response: Response,
  filename: string,
  header: readonly string[],
  pages: Pages<Place>,
): Promise<void> {
  return streamRows(response, filename, header, turned(pages));
}

/**
 * Writes a table as CSV (RFC 4180), some rows at a time and no faster than it is read. An error after the first rows
 * breaks the connection off, so that nobody takes half a table for the whole.
 */
export async function streamRows(
  response: Response,
  filename: string,
  header: readonly string[],
  rows: AsyncGenerator<readonly (readonly Cell[])[]>,
): Promise<void> {
  let some = await rows.next();
  response.setHeader('content-type', 'text/csv; charset=utf-8');
  response.setHeader('content-disposition', `attachment; filename="${filename}"`);
  response.write(csvLine(header));
  try {
    while (!some.done && !response.destroyed) {
      if (!response.write(some.value.map(csvLine).join(''))) await drained(response);
      some = await rows.next();
    }
    response.end();
  } catch (error) {
    response.destroy();
    throw error;
  } finally {
    await rows.return(undefined);
  }
}

async function* turned<Place>(pages: Pages<Place>): AsyncGenerator<readonly (readonly Cell[])[]> {
  for (let after: Place | null = null; ;) {
    const { rows, next } = await pages(after);
    yield rows;
    if (next === null) return;
    after = next;
  }
}

/** One line with its end. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Spreadsheets take a text that begins like this for a formula and would carry it out. */
const FORMULA = /^[=+\-@\t\r]/;
/** A phone number with its country code is harmless, and people look for it as it is. */
const PHONE = /^\+\d+$/;

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) && !PHONE.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function drained(response: Response): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}
