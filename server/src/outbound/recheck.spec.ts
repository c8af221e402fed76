import { weekdays } from '@sendero/shared';
import type {
  CapUse,
  ConsentEntries,
  FrequencyCap,
  OutgoingContent,
  QuietHours,
  Template,
  TemplateStatus,
} from '@sendero/shared';
import { recheck, type Hindrance, type MessageLimits } from './recheck';

const now = 1_000_000_000;
const ofUtility: FrequencyCap = { messages: 1, per: { amount: 1, unit: 'days' }, counts: ['utility'] };
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
    const topic = content.type === 'session' ? 'service' : 'marketing';
    const hindrance = recheck({ content, topic, consent, windowExpiresAt, limits: null }, templates, now);
    expect(hindrance).toEqual(expected === null ? null : { type: 'refused', problem: expected });
  });

  const NIGHT = Date.UTC(2026, 10, 20, 23);
  const quietHours: QuietHours = { from: '21:00', until: '08:00', days: weekdays, zone: 'contact' };
  const quiet = (timeZone: string) => ({ quietHours, timeZone, caps: [] });
  const hours = (n: number) => n * 3_600_000;

  it.each<[string, OutgoingContent, number | null, MessageLimits, Hindrance | null]>([
    [
      'holds a template until the contact’s night is over (CTN-19)',
      template,
      null,
      quiet('UTC'),
      { type: 'held', until: NIGHT + hours(9) },
    ],
    ['sends it to somebody for whom it is day', template, null, quiet('Asia/Tokyo'), null],
    [
      'holds an answer to somebody who wrote hours ago, past midnight',
      session,
      NIGHT + hours(21),
      quiet('UTC'),
      { type: 'held', until: NIGHT + hours(9) },
    ],
    ['answers who is writing with us', session, NIGHT + hours(24) - 60_000, quiet('UTC'), null],
    [
      'asks for the window before the hours: what has no chance is not held',
      session,
      NIGHT - 1,
      quiet('UTC'),
      { type: 'refused', problem: 'message.window_closed' },
    ],
  ])('%s', (_, content, windowEnds, limits, expected) => {
    const windowExpiresAt = windowEnds === null ? null : new Date(windowEnds);
    const consent = [entry('marketing', 'in', 1)];
    const message = { content, topic: 'marketing' as const, consent, windowExpiresAt, limits };
    expect(recheck(message, offer('APPROVED'), NIGHT)).toEqual(expected);
  });

  it('knows nights in which clocks move', () => {
    const lisbon = Date.UTC(2026, 9, 24, 23);
    const limits = quiet('Europe/Lisbon');
    const message = { content: template, topic: 'marketing' as const, windowExpiresAt: null, limits };
    const hindrance = recheck({ ...message, consent: [entry('all', 'in', 1)] }, offer('APPROVED'), lisbon);
    // At 02:00 summer time clocks went back to 01:00, so 08:00 is 08:00 UTC and not 07:00.
    expect(hindrance).toEqual({ type: 'held', until: lisbon + hours(9) });
  });

  it.each<[string, readonly CapUse[], boolean]>([
    ['room in every cap', [use('workspace', 2, 1), use('journey', 1, 0)], true],
    ['no room in the cap of the workspace', [use('workspace', 2, 2), use('journey', 9, 0)], false],
    ['no room in the cap of the journey', [use('workspace', 9, 2), use('journey', 1, 1)], false],
    ['no room in a cap that does not count it', [{ ...use('workspace', 1, 1), cap: ofUtility }], true],
  ])('%s (BLO-12)', (_, caps, goes) => {
    const message = { content: template, topic: 'marketing' as const, consent: [entry('marketing', 'in', 1)] };
    const limits = { quietHours: null, timeZone: 'UTC', caps };
    expect(recheck({ ...message, windowExpiresAt: null, limits }, offer('APPROVED'), now)).toEqual(
      goes ? null : { type: 'refused', problem: 'message.over_frequency_cap' },
    );
  });
});

function use(scope: CapUse['scope'], messages: number, used: number): CapUse {
  return { scope, used, cap: { messages, per: { amount: 1, unit: 'days' }, counts: ['marketing'] } };
}
