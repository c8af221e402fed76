import type { ConsentEntries, OutgoingContent, Template, TemplateStatus } from '@sendero/shared';
import { recheck } from './recheck';

const now = 1_000_000_000;
const session: OutgoingContent = { type: 'session', message: { type: 'text', text: 'Hello', previewUrl: false } };
const template: OutgoingContent = {
  type: 'template',
  template: { name: 'offer', language: 'en', header: [], headerLink: '', body: [], buttons: {} },
};
const offer = (status: TemplateStatus, category: Template['category'] = 'MARKETING') => ({
  'offer/en': { name: 'offer', language: 'en', status, category, components: [] },
});
const entry = (topic: ConsentEntries[number]['topic'], state: 'in' | 'out', at: number) => ({ topic, state, at });

describe('the policy at the moment of sending', () => {
  it.each<
    [string, OutgoingContent, ConsentEntries, number | null, { readonly [key: string]: Template }, string | null]
  >([
    ['an answer in the window goes without any opt-in (WEB-27)', session, [], now + 3_600_000, {}, null],
    ['an answer after the window (BLO-03)', session, [], now - 1, {}, 'message.window_closed'],
    [
      'an answer in the last seconds, which Meta may see as closed',
      session,
      [],
      now + 30_000,
      {},
      'message.window_closed',
    ],
    ['an answer to somebody who never wrote (NET-02, CT-38)', session, [], null, {}, 'message.window_closed'],
    [
      'an answer to somebody who said STOP',
      session,
      [entry('all', 'out', 1)],
      now + 3_600_000,
      {},
      'message.opted_out',
    ],
    ['an answer after STOP and START', session, [entry('all', 'in', 2)], now + 3_600_000, {}, null],
    [
      'a template without opt-in (CTN-04, WEB-27, BLO-11)',
      template,
      [],
      null,
      offer('APPROVED'),
      'message.not_opted_in',
    ],
    [
      'a template for its topic (CT-46, BLO-01)',
      template,
      [entry('marketing', 'in', 1)],
      null,
      offer('APPROVED'),
      null,
    ],
    [
      'a template for another topic',
      template,
      [entry('utility', 'in', 1)],
      null,
      offer('APPROVED'),
      'message.not_opted_in',
    ],
    [
      'a utility template that became marketing (4.6)',
      template,
      [entry('utility', 'in', 1)],
      null,
      offer('APPROVED', 'MARKETING'),
      'message.not_opted_in',
    ],
    ['a flagged template still goes (CT-37)', template, [entry('all', 'in', 1)], null, offer('FLAGGED'), null],
    [
      'a paused template (CT-37)',
      template,
      [entry('all', 'in', 1)],
      null,
      offer('PAUSED'),
      'message.template_not_sendable',
    ],
    ['a template that is gone (CT-28)', template, [entry('all', 'in', 1)], null, {}, 'message.template_not_sendable'],
  ])('%s', (_, content, consent, expiresAt, templates, expected) => {
    const windowExpiresAt = expiresAt === null ? null : new Date(expiresAt);
    expect(recheck({ content, consent, windowExpiresAt }, templates, now)).toBe(expected);
  });
});
