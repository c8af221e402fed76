import { qrCode, qrSvg } from './qr-code';

const address = 'https://wa.me/15550100999?text=blue%20scarves';

describe('the QR code of a chat link', () => {
  const code = qrCode(address);
  if (!code) throw new Error('It is short enough.');
  const isDark = (x: number, y: number) => code.dark.some(([column, row]) => column === x && row === y);

  it('is a square with a white edge, and has its three corners', () => {
    expect((code.size - 8 - 17) % 4).toBe(0);
    expect(code.dark.every((place) => place.every((at) => at >= 4 && at < code.size - 4))).toBe(true);
    const last = code.size - 5;
    for (const [x, y] of [
      [4, 4],
      [last - 6, 4],
      [4, last - 6],
    ] as const) {
      const row = Array.from({ length: 7 }, (_, column) => isDark(x + column, y + 3));
      expect(row).toEqual([true, false, true, true, true, false, true]);
    }
  });

  it('is drawn module by module', () => {
    expect(qrSvg(code).match(/h1v1h-1z/g)).toHaveLength(code.dark.length);
  });

  it('differs with its address', () => {
    expect(qrCode(`${address}!`)).not.toEqual(code);
    expect(qrCode(address)).toEqual(code);
  });
});

it('is not there for an address that is too long for one', () => {
  expect(qrCode(`https://wa.me/15550100999?text=${'%20'.repeat(1_000)}`)).toBeNull();
});
