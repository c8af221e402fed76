import { askedItems, happenedOften, inSegment, type Opening, type RuleSituation } from '@sendero/engine';
import {
  consentKeywords,
  foldConsent,
  historyKey,
  isHistory,
  isOpenForBusiness,
  windowExpiresAt,
  type BusinessHours,
  type RuleList,
} from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { segmentQueries } from '../api/segments-api';
import type { Workspace } from '../api/workspace-api';
import { madeUpContact } from '../simulate/opening';
import { useProductNow } from '../ui/product-clock';
import { triedMessage, type Tried as TriedMessage } from './tried-message';
import { tryList, type Tried } from './try-list';

/** What is tried, and who writes it. */
export interface Trial extends TriedMessage {
  readonly firstMessage: boolean;
  readonly when: 'now' | 'open' | 'closed';
  /** A real contact's; null for somebody made up. */
  readonly opening: Opening | null;
}

export interface TrialResult {
  readonly trial: Trial;
  readonly onChange: (changes: Partial<Trial>) => void;
  readonly isOpen: boolean;
  /** Opts out or in, so that nobody is asked. */
  readonly consent: 'in' | 'out' | null;
  /** Null while nothing is written. */
  readonly tried: Tried | null;
}

const FIRST: Trial = { kind: 'text', text: '', id: '', firstMessage: false, when: 'now', opening: null };

/** Tries a message on the list in the browser, with the code that decides in production. */
export function useTried(list: RuleList | undefined, workspace: Workspace | undefined): TrialResult {
  const [trial, setTrial] = useState(FIRST);
  const now = useProductNow(60_000);
  const { data: segments } = useQuery(segmentQueries.choices());
  const hours = workspace?.businessHours ?? null;
  const isOpen = openAt(trial.when, hours, now);
  const consent = useMemo(
    () =>
      trial.kind === 'text'
        ? consentKeywords(workspace?.optOutKeywords ?? [], workspace?.optInKeywords ?? [])(trial.text)
        : null,
    [trial.kind, trial.text, workspace?.optOutKeywords, workspace?.optInKeywords],
  );
  const tried = useMemo(() => {
    if (!list || consent !== null || isBlank(trial)) return null;
    const opening = trial.opening ?? madeUpContact(now, workspace?.timeZone ?? 'UTC');
    const { contact, consent: entries, createdAt, events = [] } = opening;
    // What they were sent before is not known here.
    const past = { events, messages: [] };
    const person = { contact, consent: foldConsent(entries), windowExpiresAt: windowExpiresAt(now), createdAt, past };
    const asked = askedItems(list).flatMap((item) =>
      item.type === 'rule' ? (item.definition.when?.conditions ?? []) : [],
    );
    const inSegments = (segments ?? []).filter(({ definition }) => inSegment(definition, person, now));
    const facts: RuleSituation['facts'] = {
      ...{ now, contact, consent: person.consent, windowExpiresAt: person.windowExpiresAt },
      segments: inSegments.map(({ id }) => id),
      history: asked
        .filter(isHistory)
        .filter((condition) => happenedOften(condition, past, now))
        .map(historyKey),
      templates: {},
      questionSentAt: null,
    };
    return tryList(list, triedMessage(trial, now), { firstMessage: trial.firstMessage, open: isOpen, facts });
  }, [list, trial, consent, now, segments, isOpen, workspace?.timeZone]);
  return { trial, onChange: (changes) => setTrial((before) => ({ ...before, ...changes })), isOpen, consent, tried };
}

function isBlank({ kind, text }: Trial): boolean {
  return (kind === 'text' || kind === 'referral') && text.trim() === '';
}

function openAt(when: Trial['when'], hours: BusinessHours | null, now: number): boolean {
  return when === 'now' ? isOpenForBusiness(hours, now) : when === 'open';
}
