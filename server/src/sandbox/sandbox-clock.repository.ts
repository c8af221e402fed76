import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

@Injectable()
export class SandboxClockRepository {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** How far product time is ahead, in ms. */
  async ahead(): Promise<number> {
    const rows = await this.source.query<{ ahead_ms: string }[]>('SELECT ahead_ms FROM sandbox_clock');
    return Number(rows[0]?.ahead_ms ?? 0);
  }

  /** Moves the clock and answers how far it is ahead now, in ms. */
  async advance(ms: number): Promise<number> {
    const [rows] = await this.source.query<[{ ahead_ms: string }[], number]>(
      'UPDATE sandbox_clock SET ahead_ms = ahead_ms + $1 RETURNING ahead_ms',
      [ms],
    );
    return Number(rows[0]?.ahead_ms ?? 0);
  }
}
