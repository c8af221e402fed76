import type { ConsentTopic } from '@sendero/shared';

export const topicLabels: Readonly<Record<ConsentTopic, string>> = {
  all: 'All messages',
  marketing: 'Marketing',
  utility: 'Utility',
  authentication: 'Authentication',
};
