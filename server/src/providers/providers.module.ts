import { Module } from '@nestjs/common';
import { ChannelDirectory } from './channel-directory';
import { ChannelRepository } from './channel.repository';
import { MetaProvider } from './meta/meta-provider';
import { Provider } from './provider';

/** The companies that carry messages to WhatsApp, and the channels that use them. */
@Module({
  providers: [ChannelDirectory, ChannelRepository, { provide: Provider, useClass: MetaProvider }],
  exports: [ChannelDirectory, Provider],
})
export class ProvidersModule {}
