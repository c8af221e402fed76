import {
  scenarioDocument,
  type NamedScenario,
  type Scenario,
  type ScenarioDifference,
  type ScenarioOutcome,
} from '@sendero/shared';
import { nameSchema, objectSchema, orNull, text, time, uuid, zodSchema } from '../http/api-schema';

export const scenarioDocumentSchema = nameSchema('ScenarioDocument', {
  description:
    'A walk through a journey that must come out the same again: who walks, from when, what happens, what comes of it.',
  ...zodSchema(scenarioDocument),
});

export const scenario = objectSchema<Scenario>('Scenario', {
  id: uuid,
  name: text,
  document: scenarioDocumentSchema,
  createdAt: time,
  updatedAt: time,
});

export const namedScenario = objectSchema<NamedScenario>('NamedScenario', {
  name: text,
  document: scenarioDocumentSchema,
});

export const scenarioOutcome = objectSchema<ScenarioOutcome>('ScenarioOutcome', {
  id: uuid,
  name: text,
  difference: orNull(
    objectSchema<ScenarioDifference>('ScenarioDifference', {
      sentence: text,
      node: orNull(text),
      output: orNull(text),
    }),
  ),
});
