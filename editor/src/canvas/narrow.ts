import { useMediaQuery } from '@mantine/hooks';

/** From here down the canvas has the whole width and forms are sheets. */
export const NARROW = '(max-width: 48em)';

/** Known from the first drawing on: the canvas is measured only once for what it shows first. */
export function useNarrow(): boolean {
  return useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) ?? false;
}

/** A sheet's content goes to its edges; its title does not. */
export const SHEET = { header: { padding: '10px 16px' } } as const;
