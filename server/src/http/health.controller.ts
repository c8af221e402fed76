import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Public } from './workspace-guard';

/** For whatever watches the process. */
@Public()
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(private readonly database: DataSource) {}

  /** The process is up. */
  @Get('healthz')
  health(): { readonly status: 'up' } {
    return { status: 'up' };
  }

  /** The process can do its work: the database answers. */
  @Get('readyz')
  async ready(): Promise<{ readonly status: 'ready' }> {
    await this.database.query('SELECT 1').catch((cause: unknown) => {
      throw new ServiceUnavailableException('The database does not answer', { cause });
    });
    return { status: 'ready' };
  }
}
