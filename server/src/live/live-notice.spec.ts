import * as fc from 'fast-check';
import { emptyNotice, readNotice, writeNotice, type LiveNotice } from './live-notice';

const workspace = '01990000-0000-7000-8000-000000000001';

const anyNotice: fc.Arbitrary<LiveNotice> = fc.record({
  workspace: fc.constant(workspace),
  versions: fc.array(fc.uuid()),
  conversations: fc.array(fc.uuid(), { maxLength: 300 }),
  messages: fc.array(fc.uuid(), { maxLength: 900 }),
  moves: fc.array(
    fc.tuple(fc.uuid(), fc.uuid(), fc.string({ maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 60 })),
  ),
  typing: fc.array(fc.tuple(fc.uuid(), fc.uuid(), fc.string({ unit: 'grapheme', maxLength: 80 }), fc.boolean())),
});

describe('a live notice', () => {
  it('says the same in parts that Postgres takes', () => {
    fc.assert(
      fc.property(anyNotice, (notice) => {
        const payloads = writeNotice(notice);
        for (const payload of payloads) expect(Buffer.byteLength(payload)).toBeLessThan(8_000);
        const parts = payloads.map((payload) => readNotice(payload) ?? emptyNotice(workspace));
        expect(parts.map((part) => part.workspace)).toEqual(parts.map(() => workspace));
        for (const key of ['versions', 'conversations', 'messages', 'moves', 'typing'] as const) {
          expect(parts.flatMap((part): readonly unknown[] => part[key])).toEqual(notice[key]);
        }
      }),
    );
  });

  it('that says nothing is not sent', () => {
    expect(writeNotice(emptyNotice(workspace))).toEqual([]);
  });

  it.each(['', 'nonsense', '[]', '{"versions":[]}', '{"workspace":"w","messages":[1]}'])('is not %j', (payload) => {
    expect(readNotice(payload)).toBeNull();
  });
});
