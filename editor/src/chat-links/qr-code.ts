import qrcode from 'qrcode-generator';

/** The white edge that readers need, in modules. */
const QUIET = 4;

/** A code as a square of modules, its white edge included. */
export interface QrCode {
  readonly size: number;
  readonly dark: readonly (readonly [x: number, y: number])[];
}

/** The code of an address, of which 15% may be dirty or torn; null when the address is too long for one. */
export function qrCode(address: string): QrCode | null {
  try {
    // 0: as small as the address allows.
    const code = qrcode(0, 'M');
    code.addData(address);
    code.make();
    const modules = Array.from({ length: code.getModuleCount() }, (_, index) => index);
    return {
      size: modules.length + 2 * QUIET,
      dark: modules.flatMap((y) =>
        modules.flatMap((x) => (code.isDark(y, x) ? [[x + QUIET, y + QUIET] as const] : [])),
      ),
    };
  } catch {
    return null;
  }
}

/** The code as a picture that is sharp at any size. */
export function qrSvg({ size, dark }: QrCode): string {
  const path = dark.map(([x, y]) => `M${x} ${y}h1v1h-1z`).join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path fill="#000" d="${path}"/></svg>`
  );
}

/** About this wide, in px: every module has the same whole number of them. */
const PNG_WIDTH = 1_024;

/** The code as a picture for programs that take no SVG. */
export async function qrPng({ size, dark }: QrCode): Promise<Blob> {
  const scale = Math.floor(PNG_WIDTH / size);
  const canvas = new OffscreenCanvas(size * scale, size * scale);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser draws no pictures.');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#000';
  for (const [x, y] of dark) pen.fillRect(x * scale, y * scale, scale, scale);
  return canvas.convertToBlob({ type: 'image/png' });
}
