import type { CrowdAnswer, CrowdOptions } from '../control-api';
import { badRequest } from '../control/control-error';
import { isRange } from '../control/tuning-values';
import { isObject, objectsIn, textIn, type JsonObject } from '../json';
import type { ScriptedAnswer } from './crowd-script';

const CUSTOMERS_MAX = 1_000_000;

/** Checks a request to start a crowd. Throws a `ControlError`. */
export function readCrowdOptions(body: unknown): CrowdOptions {
  if (!isObject(body)) throw badRequest('Send a JSON object.');
  const replyDelayMs = body['replyDelayMs'];
  if (!isRange(replyDelayMs))
    throw badRequest('“replyDelayMs” must be two numbers of milliseconds, the smaller one first.');
  const firstWaId = required(body, 'firstWaId');
  if (!/^[1-9]\d{6,14}$/.test(firstWaId)) throw badRequest('“firstWaId” must be 7 to 15 digits.');
  const openingTexts = body['openingTexts'];
  if (
    !Array.isArray(openingTexts) ||
    openingTexts.length === 0 ||
    !openingTexts.every((text) => typeof text === 'string' && text !== '')
  ) {
    throw badRequest('“openingTexts” must have at least one text.');
  }
  return {
    phoneNumberId: required(body, 'phoneNumberId'),
    customers: number(body, 'customers', 1, CUSTOMERS_MAX),
    firstWaId,
    arrivalsPerSecond: number(body, 'arrivalsPerSecond', 0.001, 100_000),
    openingTexts: openingTexts.map(String),
    answers: objectsIn(body, 'answers').map(readAnswer),
    replyDelayMs,
    maxTurns: number(body, 'maxTurns', 0, 1_000),
  };
}

function readAnswer(answer: JsonObject): CrowdAnswer {
  const whenTextContains = textIn(answer, 'whenTextContains');
  if (whenTextContains === undefined) throw badRequest('Each of “answers” needs “whenTextContains”.');
  const choices = objectsIn(answer, 'choices').map((choice) => ({
    weight: number(choice, 'weight', 0, 1_000_000),
    answer: readScripted(choice['answer']),
  }));
  if (!choices.some((choice) => choice.weight > 0))
    throw badRequest('Each of “answers” needs a choice with a weight above 0.');
  return { whenTextContains, choices };
}

function readScripted(answer: unknown): ScriptedAnswer {
  if (answer === null) return null;
  if (!isObject(answer)) throw badRequest('“answer” must be a text, a tap, or null.');
  if (answer['type'] === 'text') return { type: 'text', text: required(answer, 'text') };
  if (answer['type'] === 'tap') return { type: 'tap', title: required(answer, 'title') };
  throw badRequest('“answer” must be a text, a tap, or null.');
}

function required(body: JsonObject, key: string): string {
  const text = textIn(body, key);
  if (!text) throw badRequest(`“${key}” is missing.`);
  return text;
}

function number(body: JsonObject, key: string, min: number, max: number): number {
  const value = body[key];
  if (typeof value !== 'number' || !(value >= min && value <= max))
    throw badRequest(`“${key}” must be a number from ${min} to ${max}.`);
  return value;
}
