import { attachableTypes, attachmentProblem, mediaKindOf, takesCaption } from './attachments';
import { mediaKinds } from './messages';

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
