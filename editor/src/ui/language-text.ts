const names = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard', style: 'short' });

/** A language by its code, as WhatsApp or a contact has it: “English (US)” for `en_US`. What is no code stays as it is. */
export function languageText(code: string): string {
  // Known to the browser, as “root”.
  if (code === '') return '';
  try {
    return names.of(code.replaceAll('_', '-')) ?? code;
  } catch {
    return code;
  }
}
