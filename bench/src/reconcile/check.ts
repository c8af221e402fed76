/** One thing that must hold between the product's tables and what the simulator received. */
export interface Check {
  /** What is wrong when the query finds anything; the first words of each difference. */
  readonly complaint: string;
  /** Finds what breaks it: one row each, told in the column `difference`. `recorded` is the simulator's record. */
  readonly sql: string;
}
