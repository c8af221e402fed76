import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from '../clock';
import { HotConnections } from './hot-connections';

@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(HotConnections) private readonly hot: HotConnections) {}

  static forUrl(url: string): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url,
          autoLoadEntities: true,
          synchronize: false,
          extra: { max: 10 },
        }),
      ],
      providers: [
        { provide: HotConnections, useFactory: () => new HotConnections(url) },
        { provide: Clock, useFactory: () => new Clock() },
      ],
      exports: [HotConnections, Clock],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.hot.close();
  }
}
