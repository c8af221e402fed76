import { ApiPropertyOptional } from '@nestjs/swagger';
import type { EpochMs, Page } from '@sendero/shared';
import { Transform, type TransformFnParams } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { z } from 'zod';
import { userError } from '../errors';

/** Which page of a list is asked for. */
export class PageQuery {
  @ApiPropertyOptional({ description: 'The `next` of the page before; leave it out for the first page.' })
  @Transform(emptyAsMissing)
  @IsOptional()
  @IsString()
  readonly cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200, default: 50 })
  @Transform((params) => (emptyAsMissing(params) === undefined ? 50 : Number(params.value)))
  @IsInt()
  @Min(1)
  @Max(200)
  readonly limit: number = 50;
}

/** A search in a list, page by page. */
export class SearchQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of a name or of a phone number.' })
  @IsOptional()
  @IsString()
  readonly search?: string;
}

/** What a repository needs to read one page: everything after a place in the list, `limit` rows at most. */
export interface Slice<Place> {
  readonly after: Place | null;
  readonly limit: number;
}

/** A place in a list that is ordered by time and then by id. */
export type TimePlace = readonly [EpochMs, string];
export const timePlace: z.ZodType<TimePlace> = z.tuple([z.int().min(0).max(8.64e15), z.uuid()]);

/**
 * The slice that a query asks for.
 *
 * @throws UserError request.cursor_invalid when the cursor is not one of this list's
 */
export function sliceOf<Place>({ cursor, limit }: PageQuery, place: z.ZodType<Place>): Slice<Place> {
  return { after: cursor === undefined ? null : readCursor(cursor, place), limit };
}

/** Makes a page of the rows of a slice. Repositories read one row more than the limit to see whether there is more. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => unknown,
  itemOf: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(itemOf),
    next: rows.length > limit && last !== undefined ? writeCursor(placeOf(last)) : null,
  };
}

/** For lists that `pageOf` does not make. */
export function writeCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function readCursor<Place>(cursor: string, schema: z.ZodType<Place>): Place {
  const parsed = schema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) throw userError(400, 'request.cursor_invalid');
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function emptyAsMissing({ value }: TransformFnParams): unknown {
  return value === '' ? undefined : value;
}
