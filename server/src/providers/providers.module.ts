import { Module } from '@nestjs/common';
import { ChannelDirectory } from './channel-directory';
import { ChannelRepository } from './channel.repository';
import { Errands } from './errands';
import { MetaErrands } from './meta/meta-errands';
import { MetaProvider } from './meta/meta-provider';
import { Provider } from './provider';

/** The companies that carry messages to WhatsApp, and the channels that use them. */
@Module({
  providers: [
    ChannelDirectory,
    ChannelRepository,
    { provide: Errands, useClass: MetaErrands },
    { provide: Provider, useClass: MetaProvider },
  ],
  exports: [ChannelDirectory, Errands, Provider],
})
export class ProvidersModule {}
