import { z } from 'zod';
import { incomplete } from '../checks/incomplete';
import { isJsonPath } from '../json-path';
import { textsOfRequest, webRequest } from '../web-request';
import { requestProblems } from '../web-request-problems';
import { defineNode, PASSES_AT_ONCE, type Finding } from './define-node';

const variable = z.string().regex(/^([a-z][a-z0-9_]{0,39})?$/, 'A variable has small letters, digits and underscores.');

/** Which part of the answer a variable keeps. */
const saved = z.object({ path: z.string().max(200), variable }).readonly();
export type SavedPart = z.infer<typeof saved>;

/**
 * Calls another system and waits for its answer. Leaves by `success` on a 2xx, else by `error` once it was tried as
 * often as it may be.
 *
 * @example { "request": { "method": "POST", "url": "https://shop.example/orders", "headers": [],
 *            "body": { "type": "json", "json": "{ \"phone\": \"{{ contact.phone }}\" }" },
 *            "timeoutSeconds": 10, "retries": 2 },
 *            "save": [{ "path": "order.id", "variable": "order" }], "saveStatusAs": "" }
 */
export const webhook = defineNode({
  title: 'Webhook',
  description: 'Calls another system and keeps what it answers.',
  group: 'flow',
  config: z
    .object({
      request: webRequest,
      save: z.array(saved).max(20).readonly().default([]),
      /** The variable that keeps the answer's status; '' keeps nothing. */
      saveStatusAs: variable.default(''),
    })
    .readonly(),
  initial: {
    request: {
      method: 'POST',
      url: 'https://',
      headers: [],
      body: { type: 'json', json: '{\n  "phone": "{{ contact.phone }}"\n}' },
      timeoutSeconds: 10,
      retries: 2,
    },
    save: [],
    saveStatusAs: '',
  },
  outputs: () => [
    { id: 'success', label: 'Success', required: true },
    { id: 'error', label: 'Error', required: true },
  ],
  traits: {
    ...PASSES_AT_ONCE,
    setsVariables: ({ save, saveStatusAs }) => {
      const always = saveStatusAs === '' ? [] : [saveStatusAs];
      const kept = save.flatMap(({ variable: name }) => (name === '' ? [] : [name]));
      return { success: [...always, ...kept], error: always };
    },
    texts: ({ request }) => textsOfRequest(request),
  },
  findings: ({ request, save }, { title }) => [
    ...requestProblems(request).map((detail) => incomplete(title, detail)),
    ...save.flatMap((part) => savedFindings(part, title)),
  ],
});

function savedFindings({ path, variable: name }: SavedPart, title: string): readonly Finding[] {
  if (name === '') return [incomplete(title, 'a part of the answer is kept nowhere. Name its variable.')];
  if (isJsonPath(path)) return [];
  return [incomplete(title, `“${path}” is no path into an answer. Write it like order.items[0].name.`)];
}
