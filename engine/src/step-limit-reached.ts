/** Breaks off a step that enters more nodes than a step may. */
export class StepLimitReached extends Error {
  override readonly name = 'StepLimitReached';
}
