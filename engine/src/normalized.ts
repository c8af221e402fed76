/** A text as it is compared: case, Unicode form and spacing make no difference. */
export function normalized(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase().normalize('NFC');
}
