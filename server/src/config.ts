import path from 'node:path';
import { z } from 'zod';

const flag = oneOf(['true', 'false', '1', '0', 'yes', 'no']).transform((value) => ['true', '1', 'yes'].includes(value));
const words = z.string().transform((value) =>
  value
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== ''),
);
/** A variable set to nothing counts as not set. */
const optional = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value));

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(1, 65_535).default(3000),
  PUBLIC_URL: optional.pipe(
    z.url({ protocol: /^https?$/, error: 'takes an address such as https://go.shop.example' }).optional(),
  ),
  DATABASE_URL: optional,
  DATA_DIR: z.string().default('.data'),
  REDIS_URL: optional,
  ROLE: oneOf(['all', 'web', 'worker']).default('all'),
  API_KEY: optional,
  SANDBOX: flag.default(true),
  SIMULATOR_URL: optional,
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  OPT_OUT_KEYWORDS: words.default([
    'STOP',
    'UNSUBSCRIBE',
    'CANCEL',
    'DUR',
    'IPTAL',
    'BAJA',
    'PARAR',
    'SAIR',
    'STOPP',
    'ARRET',
    'ARRÊT',
  ]),
  OPT_IN_KEYWORDS: words.default(['START', 'SUBSCRIBE', 'BASLA', 'BAŞLA', 'ALTA', 'INICIAR', 'COMEÇAR']),
  GRAPH_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/, 'takes a version such as v25.0')
    .default('v25.0'),
  LEASE_SECONDS: wholeNumber(1).default(60),
  UNKNOWN_GRACE_SECONDS: wholeNumber(0).default(120),
  ALLOW_PRIVATE_WEBHOOKS: flag.default(false),
  IDEMPOTENCY_DAYS: wholeNumber(1, 3_650).default(30),
});

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where others reach this product, such as `https://go.shop.example`; null when it is not known. */
  readonly publicUrl: string | null;
  /** What the codes of tracked links are put after, such as `https://go.shop.example/r/`; null: no link is tracked. */
  readonly linkBase: string | null;
  /** Undefined: the embedded Postgres in `dataDir` is used. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** Undefined: the doorbell rings through Postgres. */
  readonly redisUrl: string | undefined;
  readonly role: 'all' | 'web' | 'worker';
  readonly apiKey: string | undefined;
  /** Whether the simulator, the demo workspace and the movable clock are on. */
  readonly sandbox: boolean;
  /** A simulator in another process; undefined mounts one at /sandbox. */
  readonly simulatorUrl: string | undefined;
  readonly logLevel: string;
  readonly optOutKeywords: readonly string[];
  readonly optInKeywords: readonly string[];
  readonly graphVersion: string;
  /** How long a sender may take for what it leased before it counts as dead, in ms. */
  readonly leaseMs: number;
  /** How long one call to a provider may take, in ms; well within a lease. */
  readonly callTimeoutMs: number;
  /** How long the receipt of a message with an unknown outcome is waited for, in ms. */
  readonly unknownGraceMs: number;
  /** Whether journeys may call addresses in private networks, this machine among them. */
  readonly allowPrivateWebhooks: boolean;
  /** How long it is known that an event or a request to start runs came before, in ms. */
  readonly idempotencyMs: number;
}

/** The token under which the configuration is injected. */
export const CONFIG = Symbol('Config');

/** A setting that can't be used; the message names it and says what it takes. */
export class ConfigError extends Error {}

/**
 * Reads and checks every setting once, at boot. This file is the only one that looks at the environment.
 *
 * @throws ConfigError naming each setting that can't be used
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const complaints = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new ConfigError(`The settings can't be used: ${complaints.join('; ')}. They are explained in .env.example.`);
  }
  const settings = parsed.data;
  const publicUrl = publicUrlOf(settings);
  return {
    host: settings.HOST,
    port: settings.PORT,
    publicUrl,
    linkBase: publicUrl === null ? null : `${publicUrl}/r/`,
    databaseUrl: settings.DATABASE_URL,
    dataDir: path.resolve(settings.DATA_DIR),
    redisUrl: settings.REDIS_URL,
    role: settings.ROLE,
    apiKey: settings.API_KEY,
    sandbox: settings.SANDBOX,
    simulatorUrl: settings.SIMULATOR_URL,
    logLevel: settings.LOG_LEVEL,
    optOutKeywords: settings.OPT_OUT_KEYWORDS,
    optInKeywords: settings.OPT_IN_KEYWORDS,
    graphVersion: settings.GRAPH_VERSION,
    leaseMs: settings.LEASE_SECONDS * 1000,
    callTimeoutMs: Math.floor((settings.LEASE_SECONDS * 1000) / 3),
    unknownGraceMs: settings.UNKNOWN_GRACE_SECONDS * 1000,
    allowPrivateWebhooks: settings.ALLOW_PRIVATE_WEBHOOKS,
    idempotencyMs: settings.IDEMPOTENCY_DAYS * 24 * 3_600_000,
  };
}

function oneOf<const Words extends readonly string[]>(words: Words) {
  return z.enum(words, { error: `takes one of ${words.join(', ')}` });
}

function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER) {
  const error =
    most === Number.MAX_SAFE_INTEGER
      ? `takes a whole number, at least ${least}`
      : `takes a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
}

/** On a machine where everything is tried out, that machine will do; customers' phones need an address that they can reach. */
function publicUrlOf({ PUBLIC_URL, SANDBOX, PORT }: z.output<typeof environment>): string | null {
  const url = PUBLIC_URL ?? (SANDBOX ? `http://localhost:${PORT}` : null);
  return url?.replace(/\/+$/, '') ?? null;
}
