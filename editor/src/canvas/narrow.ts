/** From here down the canvas has the whole width and forms are sheets. */
export const NARROW = '(max-width: 48em)';

/** A sheet's content goes to its edges; its title does not. */
export const SHEET = { header: { padding: '10px 16px' } } as const;
