import type { TestApi } from './test-api';

/** Writes rows as the runtime would; each answers the id of its row. */
export class Rows {
  constructor(private readonly api: TestApi) {}

  async channel(workspaceId: string = this.api.workspaceId, wabaId = '2005'): Promise<string> {
    const id = uuid();
    await this.api.sql(
      `INSERT INTO channel (id, workspace_id, name, provider, display_phone_number, phone_number_id, waba_id, base_url,
                            access_token, app_secret, verify_token, throughput_per_second, created_at)
       VALUES ($1, $2, 'Shop', 'meta', '+351 912 345 678', $4, $3, 'http://127.0.0.1:9', 't', 's', 'v', 80, now())`,
      [id, workspaceId, wabaId, `number of ${id}`],
    );
    return id;
  }

  async contact(name: string, phone = '', workspaceId: string = this.api.workspaceId): Promise<string> {
    const id = uuid();
    await this.api.sql(
      `INSERT INTO contact (id, workspace_id, lane, name, phone, created_at, updated_at)
       VALUES ($1, $2, 0, $3, $4, now(), now())`,
      [id, workspaceId, name, phone],
    );
    return id;
  }

  async conversation(
    channelId: string,
    contactId: string,
    { lastInboundAt = null, unread = 0 }: { readonly lastInboundAt?: Date | null; readonly unread?: number } = {},
    workspaceId: string = this.api.workspaceId,
  ): Promise<string> {
    const id = uuid();
    await this.api.sql(
      `INSERT INTO conversation (id, workspace_id, channel_id, contact_id, last_inbound_at, window_expires_at, unread)
       VALUES ($1, $2, $3, $4, $5::timestamptz, $5::timestamptz + interval '24 hours', $6)`,
      [id, workspaceId, channelId, contactId, lastInboundAt, unread],
    );
    return id;
  }

  /** A message; `columns` are those beside the ones that every message has. */
  async message(
    channelId: string,
    contactId: string,
    text: string,
    at: Date,
    columns: Readonly<Record<string, unknown>> = { direction: 'in', body: { type: 'text' } },
    workspaceId: string = this.api.workspaceId,
  ): Promise<string> {
    const id = uuid();
    const all: Readonly<Record<string, unknown>> = {
      id,
      workspace_id: workspaceId,
      channel_id: channelId,
      contact_id: contactId,
      text,
      at,
      created_at: at,
      ...columns,
    };
    await this.insert('message', all);
    return id;
  }

  async run(
    {
      journeyId,
      versionId,
      contactId,
    }: { readonly journeyId: string; readonly versionId: string; readonly contactId: string },
    state: Readonly<Record<string, unknown>>,
    status = 'active',
    workspaceId: string = this.api.workspaceId,
    startedAt = new Date(1_000),
  ): Promise<string> {
    const id = uuid();
    await this.insert('run', {
      id,
      workspace_id: workspaceId,
      journey_id: journeyId,
      version_id: versionId,
      channel_id: uuid(),
      contact_id: contactId,
      lane: 7,
      status,
      state: { status, variables: {}, reason: '', ...state },
      started_at: startedAt,
      updated_at: new Date(2_000),
      ended_at: status === 'active' ? null : new Date(3_000),
    });
    return id;
  }

  async insert(table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
    const names = Object.keys(row);
    const places = names.map((_, index) => `$${index + 1}`);
    await this.api.sql(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})`, Object.values(row));
  }
}

let last = 0;

/** Sorts by the order in which it was asked for, like the ids of the product. */
function uuid(): string {
  last += 1;
  return `01990000-0000-7000-8000-${last.toString(16).padStart(12, '0')}`;
}
