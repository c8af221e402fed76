export { advance, enter, unchanged, type RunStart } from './advance';
export { compile, type Journey } from './compile';
export { isListening } from './is-listening';
export { mayStart, type Past } from './may-start';
export { STEP_LIMIT } from './machine';
export type { TriggerContext } from './node-handler';
export { triggerFor } from './trigger-for';
