import { existsSync, readFileSync } from 'node:fs';
import type { SimulatedChannel } from './channels';
import { demoTemplates } from './demo-templates';

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataFile: string | null;
  readonly channels: readonly SimulatedChannel[];
}

/** Every setting of the stand-alone simulator. Throws one sentence when one of them can't be used. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = Number(env['PORT'] ?? 4000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a number from 0 to 65535, not “${env['PORT']}”.`);
  return {
    port,
    host: env['HOST'] ?? '127.0.0.1',
    dataFile: env['DATA_FILE'] || null,
    channels: env['CHANNELS_FILE'] ? readChannels(env['CHANNELS_FILE']) : [channelOf(env)],
  };
}

/** One number, with values that the sandbox of a fresh installation uses too. */
function channelOf(env: NodeJS.ProcessEnv): SimulatedChannel {
  return {
    phoneNumberId: env['PHONE_NUMBER_ID'] ?? '201530000000001',
    wabaId: env['WABA_ID'] ?? '310400000000009',
    displayPhoneNumber: env['DISPLAY_PHONE_NUMBER'] ?? '+1 555 010 0999',
    verifiedName: env['VERIFIED_NAME'] ?? 'Sandbox',
    accessToken: env['ACCESS_TOKEN'] ?? 'sandbox-token',
    appSecret: env['APP_SECRET'] ?? 'sandbox-secret',
    webhookUrl: env['WEBHOOK_URL'] ?? '',
    templates: demoTemplates,
  };
}

/** A JSON array of channels, each as `SimulatedChannel`. */
function readChannels(file: string): readonly SimulatedChannel[] {
  if (!existsSync(file)) throw new Error(`CHANNELS_FILE names ${file}, which does not exist.`);
  const channels: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(channels) || channels.length === 0) throw new Error(`${file} must hold a JSON array of channels.`);
  return channels.map(asChannel);
}

/** Takes an object of the channels file for a channel, once its texts and templates are there. */
function asChannel(channel: SimulatedChannel): SimulatedChannel {
  for (const key of [
    'phoneNumberId',
    'wabaId',
    'displayPhoneNumber',
    'verifiedName',
    'accessToken',
    'appSecret',
    'webhookUrl',
  ] as const) {
    if (typeof channel[key] !== 'string') throw new Error(`A channel of CHANNELS_FILE has no text “${key}”.`);
  }
  return { ...channel, templates: Array.isArray(channel.templates) ? channel.templates : [] };
}
