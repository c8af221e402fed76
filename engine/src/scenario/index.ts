export { ledgerOf, NOBODY, openingOf, surroundingsOf, worldIn } from './play-scenario';
export { runScenario, type ScenarioResult } from './run-scenario';
export { adopted, scenarioOf, type TakenWalk } from './scenario-of';
