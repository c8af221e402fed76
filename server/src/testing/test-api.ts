import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { createTestDatabase } from '@sendero/migrations';
import type { JourneyDocument, WorkspaceId } from '@sendero/shared';
import { DataSource } from 'typeorm';
import { AppModule } from '../app.module';
import { readConfig, type Config } from '../config';
import { Doorbell, type Bell } from '../doorbell/doorbell';
import { newId } from '../new-id';
import { configureApp } from '../http/configure-app';
import { publishing, type PublishedJourney, type Publishing } from './publishing';

export const API_KEY = 'test-key';

/** An answer of the API, its body read. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** The whole server on a port and a database of its own, without workers. */
export class TestApi {
  private readonly rung: Bell[] = [];
  readonly journeys: Publishing = publishing(async (method, path, body) => {
    const answer = await this.call<never>(method, `/api${path}`, body);
    if (answer.status >= 400) throw new Error(`${method} ${path} answered ${answer.status}`);
    return answer.body;
  });

  private constructor(
    readonly app: NestExpressApplication,
    readonly url: string,
    readonly databaseUrl: string,
    readonly workspaceId: WorkspaceId,
    private readonly drop: () => Promise<void>,
  ) {
    jest.spyOn(app.get(Doorbell), 'ring').mockImplementation((bell) => this.rung.push(bell));
  }

  static async start(settings: Partial<Config> = {}): Promise<TestApi> {
    const database = await createTestDatabase();
    const config: Config = {
      ...readConfig({}),
      role: 'web',
      sandbox: false,
      logLevel: 'silent',
      apiKey: API_KEY,
      ...settings,
    };
    const testing = await Test.createTestingModule({
      imports: [AppModule.forConfig(config, database.url)],
    }).compile();
    const app = testing.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
    configureApp(app);
    await app.listen(0, '127.0.0.1');
    const workspaceId = newId<WorkspaceId>();
    const api = new TestApi(app, await app.getUrl(), database.url, workspaceId, database.drop);
    await api.addWorkspace(workspaceId, 'Home', new Date(0));
    return api;
  }

  /** The bells that rang since the last call. */
  rings(): readonly Bell[] {
    return this.rung.splice(0);
  }

  async addWorkspace(id: string, name: string, createdAt = new Date()): Promise<void> {
    await this.sql('INSERT INTO workspace (id, name, created_at) VALUES ($1, $2, $3)', [id, name, createdAt]);
  }

  /** Adds a journey and publishes it. */
  publish(document: JourneyDocument, name = 'Welcome'): Promise<PublishedJourney> {
    return this.journeys.add(document, name);
  }

  sql<Row>(query: string, values: unknown[] = []): Promise<Row[]> {
    return this.app.get(DataSource).query<Row[]>(query, values);
  }

  async call<Body>(
    method: Method,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: await read<Body>(response) };
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.drop();
  }
}

/** Converts: the test says which shape it expects, and then compares it. */
async function read<Body>(response: Response): Promise<Body> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return (isJson ? JSON.parse(text) : text) as Body;
}
