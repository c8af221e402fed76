import type { CannedReply, CannedReplyFields } from '@sendero/shared';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request';

export const cannedRepliesQuery = queryOptions({
  queryKey: ['canned-replies'],
  queryFn: ({ signal }) => request<readonly CannedReply[]>('GET', '/canned-replies', { signal }),
  staleTime: 60_000,
});

/** @throws ProblemError `canned_reply.shortcut_taken`, `canned_reply.placeholder_invalid`, `canned_reply.too_many` */
export function createCannedReply(fields: CannedReplyFields): Promise<CannedReply> {
  return request('POST', '/canned-replies', { body: fields });
}

/** @throws ProblemError `canned_reply.not_found`, `canned_reply.shortcut_taken`, `canned_reply.placeholder_invalid` */
export function changeCannedReply(id: string, { shortcut, text }: CannedReplyFields): Promise<CannedReply> {
  return request('PUT', `/canned-replies/${id}`, { body: { shortcut, text } });
}

export function deleteCannedReply(id: string): Promise<void> {
  return request('DELETE', `/canned-replies/${id}`);
}
