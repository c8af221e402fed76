import type { NodeConfig } from '@sendero/shared';
import { IconUserEdit } from '@tabler/icons-react';
import type { NodeView } from '../node-view';
import { ContactUpdateForm } from './contact-update-form';

export const contactUpdate: NodeView<'contact.update'> = {
  Icon: IconUserEdit,
  Summary: ({ config }) => <>{summary(config)}</>,
  Form: ContactUpdateForm,
};

function summary({ set, unset, addTags, removeTags, consent }: NodeConfig<'contact.update'>): string {
  const changes = [
    ...set.map(({ name }) => `set ${name || '…'}`),
    ...unset.map((name) => `unset ${name}`),
    ...addTags.map((tag) => `tag ${tag}`),
    ...removeTags.map((tag) => `untag ${tag}`),
    ...consent.map(({ topic, state }) => `opt ${state} to ${topic}`),
  ];
  return changes.join(', ') || 'Changes nothing yet';
}
