/** From here down the canvas has the whole width and forms are sheets. */
export const NARROW = '(max-width: 48em)';
