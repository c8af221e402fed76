import { createContext } from 'react';

/** The variables that texts outside of a journey may use; null inside of one, which knows its own. */
export const PlaceholderVariables = createContext<readonly string[] | null>(null);
