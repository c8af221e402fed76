import { createContext } from 'react';

/** Is told which link somebody opened. */
export type OpenLink = (url: string) => void;

/** What becomes of links that are opened in a message; null where they open in a tab of their own. */
export const LinkOpener = createContext<OpenLink | null>(null);
