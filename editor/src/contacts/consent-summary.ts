import type { Consent, MessageTopic } from '@sendero/shared';
import type { Tone } from '../ui/status-badge';
import { topicLabels } from './topic-labels';

const topics: readonly MessageTopic[] = ['marketing', 'utility', 'authentication'];

/** A contact's consent in a few words, such as “In: Marketing, Utility”. */
export function consentSummary(consent: Consent): { readonly tone: Tone; readonly label: string } {
  if (consent.suppressed) return { tone: 'danger', label: 'Asked us to stop' };
  const agreed = topics.filter((topic) => consent[topic] === 'in');
  if (agreed.length === 0) return { tone: 'neutral', label: 'No opt-in' };
  if (agreed.length === topics.length) return { tone: 'positive', label: 'Opted in to all' };
  return { tone: 'positive', label: `In: ${agreed.map((topic) => topicLabels[topic]).join(', ')}` };
}
