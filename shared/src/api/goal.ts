/** How many runs of a journey reached its goal, over all versions. */
export interface GoalFigures {
  readonly treated: GoalShare;
  /** Those who got nothing: the journey's control group and the workspace's holdout. */
  readonly withheld: GoalShare;
}

export interface GoalShare {
  readonly started: number;
  readonly reached: number;
}
