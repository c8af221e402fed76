import { BullModule } from '@nestjs/bullmq';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { createPostgresBackend, setDefaultBackendFactory, type ConnectionOptions } from 'bullmq';
import { BELLS, BellProcessor, BullDoorbell } from './bull-doorbell';
import { Doorbell } from './doorbell';

export interface DoorbellOptions {
  readonly databaseUrl: string;
  /** Set: the rings go through this Redis instead of Postgres. */
  readonly redisUrl: string | undefined;
  /** Keeps installations that share a Redis apart. */
  readonly prefix: string;
}

@Global()
@Module({})
export class DoorbellModule {
  static for({ databaseUrl, redisUrl, prefix }: DoorbellOptions): DynamicModule {
    // BullMQ chooses its backend for the process as a whole; Nest's module has no option for it.
    if (redisUrl === undefined) setDefaultBackendFactory(createPostgresBackend);
    else setDefaultBackendFactory();
    return {
      module: DoorbellModule,
      imports: [
        BullModule.forRoot({
          connection: redisUrl === undefined ? postgres(databaseUrl) : { url: redisUrl },
          ...(redisUrl === undefined ? {} : { prefix }),
        }),
        BullModule.registerQueue({ name: BELLS }),
      ],
      providers: [BullDoorbell, BellProcessor, { provide: Doorbell, useExisting: BullDoorbell }],
      exports: [Doorbell],
    };
  }
}

/** Converts: Nest's module knows Redis connections only, and hands whatever it gets to the backend in force. */
function postgres(connectionString: string): ConnectionOptions {
  return { connectionString, migrate: true, max: 4 } as unknown as ConnectionOptions;
}
