import { attachableTypes, attachmentProblem, linkedFileProblem, mediaKindOf, takesCaption } from './attachments';
import { mediaKinds, type MediaKind } from './messages';

const MB = 1024 * 1024;

describe('a file to attach (CTN-02)', () => {
  it.each([
    ['image/png', 1, null],
    ['IMAGE/JPEG', 5 * MB, null],
    ['image/jpeg', 5 * MB + 1, 'attachment.too_large'],
    ['video/mp4', 16 * MB + 1, 'attachment.too_large'],
    ['audio/ogg; codecs=opus', 16 * MB, null],
    ['image/webp', 500 * 1024 + 1, 'attachment.too_large'],
    ['application/pdf', 100 * MB, null],
    ['application/pdf', 100 * MB + 1, 'attachment.too_large'],
    ['text/plain', 0, 'attachment.empty'],
    ['text/html', 10, 'attachment.type_unsupported'],
    ['image/svg+xml', 10, 'attachment.type_unsupported'],
    ['', 10, 'attachment.type_unsupported'],
  ])('of %s with %d bytes: %s', (mimeType, bytes, code) => {
    expect(attachmentProblem({ mimeType, bytes })?.code ?? null).toBe(code);
  });

  it('says how large it may be', () => {
    expect(attachmentProblem({ mimeType: 'image/webp', bytes: MB })?.message).toBe(
      'A sticker may have 500 KB at the most for WhatsApp. Choose a smaller file.',
    );
  });

  it('goes out as one kind, and every kind has types', () => {
    const seen = new Set(attachableTypes.map(mediaKindOf));
    expect([...seen].sort()).toEqual([...mediaKinds].sort());
    expect(mediaKinds.filter(takesCaption)).toEqual(['image', 'video', 'document']);
  });
});

describe('a file behind a link (CTN-02)', () => {
  it.each<readonly [MediaKind, string | null, number | null, string | null]>([
    ['image', 'image/png', 1, null],
    ['image', 'image/png', 5 * MB + 1, 'attachment.too_large'],
    ['image', 'Image/JPEG; charset=binary', null, null],
    ['image', 'image/gif', 1, 'attachment.type_unsupported'],
    ['image', 'text/html; charset=utf-8', 900, 'attachment.type_unsupported'],
    ['image', 'video/mp4', 1, 'attachment.other_kind'],
    ['document', 'image/png', 1, 'attachment.other_kind'],
    ['document', 'application/pdf', 100 * MB, null],
    ['video', 'application/octet-stream', 16 * MB, null],
    ['video', 'application/octet-stream', 16 * MB + 1, 'attachment.too_large'],
    ['sticker', null, 500 * 1024 + 1, 'attachment.too_large'],
    ['audio', '', 0, null],
    ['audio', null, null, null],
  ])('sent as %s, said to be %s of %s bytes: %s', (kind, mimeType, bytes, code) => {
    expect(linkedFileProblem(kind, { mimeType, bytes })?.code ?? null).toBe(code);
  });

  it('says as what it could go out', () => {
    expect(linkedFileProblem('image', { mimeType: 'video/mp4', bytes: 1 })?.message).toBe(
      'The link leads to a file of the type video/mp4. Send it as a video instead.',
    );
  });
});
