import { Module, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { CONFIG, type Config } from './config';
import { DatabaseModule } from './database/database.module';
import { HttpModule } from './http/http.module';
import { WorkspacesModule } from './workspaces/workspaces.module';

/** The whole server. */
@Module({})
export class AppModule {
  static forConfig(config: Config, databaseUrl: string): DynamicModule {
    return {
      module: AppModule,
      imports: [
        { module: ConfigModule, global: true, providers: [{ provide: CONFIG, useValue: config }], exports: [CONFIG] },
        DatabaseModule.forUrl(databaseUrl),
        LoggerModule.forRoot({
          pinoHttp: { level: config.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] },
          forRoutes: ['api/{*path}'],
        }),
        HttpModule,
        WorkspacesModule,
      ],
    };
  }
}

@Module({})
class ConfigModule {}
