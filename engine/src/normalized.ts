/** A text as it is compared: case, Unicode form and spacing make no difference. */
export function normalized(text: string): string {
  return text.toLowerCase().normalize('NFC').trim().replace(/\s+/gu, ' ');
}
