export { withDates, type UpcomingDate } from './dates';
export { pendingOf, sampleAnswer, type Pending } from './pending';
export { receiptsLeft } from './provider';
export { simulate } from './simulate';
export * from './simulation';
export { windowOf } from './simulation-facts';
export { takerText, whatText } from './what-text';
