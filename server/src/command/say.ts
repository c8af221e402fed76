/** Takes a line of what a command has to say. */
export type Say = (line: string) => void;
