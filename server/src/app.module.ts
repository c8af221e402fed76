import { Module, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { AgentsModule } from './agents/agents.module';
import { BotsModule } from './bots/bots.module';
import { CallsModule } from './calls/calls.module';
import { CannedRepliesModule } from './canned-replies/canned-replies.module';
import { CONFIG, type Config } from './config';
import { ConsentModule } from './consent/consent.module';
import { ContactsModule } from './contacts/contacts.module';
import { ConversationsModule } from './conversations/conversations.module';
import { DashboardModule } from './dashboard/dashboard.module';
import { DatabaseModule } from './database/database.module';
import { DatesModule } from './dates/dates.module';
import { DemoModule } from './demo/demo.module';
import { DoctorModule } from './doctor/doctor.module';
import { DoorbellModule } from './doorbell/doorbell.module';
import { EventsModule } from './events/events.module';
import { FilesModule } from './files/files.module';
import { HttpModule } from './http/http.module';
import { InboundModule } from './inbound/inbound.module';
import { JourneysModule } from './journeys/journeys.module';
import { LabelsModule } from './labels/labels.module';
import { LinksModule } from './links/links.module';
import { ListeningModule } from './listening/listening.module';
import { LiveNoticesModule } from './live/live-notices.module';
import { LiveModule } from './live/live.module';
import { OutboundModule } from './outbound/outbound.module';
import { ReportsModule } from './reports/reports.module';
import { RulesModule } from './rules/rules.module';
import { RunViewsModule } from './runs/run-views.module';
import { StartRunsModule } from './runs/start-runs.module';
import { SandboxModule } from './sandbox/sandbox.module';
import { SegmentsModule } from './segments/segments.module';
import { TemplatesModule } from './templates/templates.module';
import { WebhooksModule } from './webhooks/webhooks.module';
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
        DoorbellModule.for({ databaseUrl, redisUrl: config.redisUrl, prefix: 'sendero' }),
        LiveNoticesModule,
        HttpModule,
        WorkspacesModule,
        AgentsModule,
        JourneysModule,
        TemplatesModule,
        ContactsModule,
        ConsentModule,
        SegmentsModule,
        ConversationsModule,
        CannedRepliesModule,
        LabelsModule,
        RulesModule,
        RunViewsModule,
        ListeningModule,
        EventsModule,
        StartRunsModule,
        LiveModule,
        DashboardModule,
        ReportsModule,
        InboundModule,
        OutboundModule,
        CallsModule,
        WebhooksModule,
        BotsModule,
        FilesModule,
        LinksModule,
        DatesModule,
        DoctorModule,
        SandboxModule,
        DemoModule,
      ],
    };
  }
}

@Module({})
class ConfigModule {}
