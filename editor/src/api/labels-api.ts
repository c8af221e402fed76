import type { ConversationId, ConversationView, LabelId, LabelView } from '@sendero/shared';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request';

export const labelQueries = {
  list: queryOptions({
    queryKey: ['labels'],
    queryFn: ({ signal }) => request<readonly LabelView[]>('GET', '/labels', { signal }),
    staleTime: 1_000,
  }),
};

export type LabelFields = Omit<LabelView, 'id'>;

/** @throws ProblemError `label.name_taken` */
export function createLabel(fields: LabelFields): Promise<LabelView> {
  return request('POST', '/labels', { body: fields });
}

/** @throws ProblemError `label.name_taken` */
export function changeLabel(id: LabelId, fields: LabelFields): Promise<LabelView> {
  return request('PUT', `/labels/${id}`, { body: fields });
}

export function deleteLabel(id: LabelId): Promise<void> {
  return request('DELETE', `/labels/${id}`);
}

export function putLabel(conversation: ConversationId, id: LabelId): Promise<ConversationView> {
  return request('PUT', `/conversations/${conversation}/labels/${id}`);
}

export function takeLabel(conversation: ConversationId, id: LabelId): Promise<ConversationView> {
  return request('DELETE', `/conversations/${conversation}/labels/${id}`);
}
