import { IconWorldUpload } from '@tabler/icons-react';
import type { NodeView } from '../node-view';
import { addressText } from './address-text';
import { WebhookForm } from './webhook-form';

export const webhook: NodeView<'webhook'> = {
  Icon: IconWorldUpload,
  Summary: ({ config: { request } }) => (
    <>
      {request.method} {addressText(request.url)}
    </>
  ),
  Form: WebhookForm,
  sets: ({ save, saveStatusAs }) => [...save.map(({ variable }) => variable), saveStatusAs].filter(Boolean),
};
