import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { WorkspaceId } from '@sendero/shared';

/** How a caller proved who they are: by sitting at this machine, or by the API key. */
export type Trust = 'loopback' | 'key';

/** What a request may touch. */
export interface Access {
  readonly workspaceId: WorkspaceId;
  readonly trust: Trust;
}

const granted = new WeakMap<object, Access>();

/** Remembers what the guard allowed this request. */
export function grant(request: object, access: Access): void {
  granted.set(request, access);
}

/** The workspace that the request may touch; every query is limited to it. */
export const Workspace = createParamDecorator((_: unknown, context: ExecutionContext) => workspaceOf(context));

/** The same for other decorators. */
export function workspaceOf(context: ExecutionContext): WorkspaceId {
  return accessOf(context).workspaceId;
}

/** How the caller was trusted. */
export const CallerTrust = createParamDecorator((_: unknown, context: ExecutionContext) => accessOf(context).trust);

/** Who the caller is, as a journey's history names them; there are no accounts yet. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  accessOf(context).trust === 'key' ? 'API key' : 'This machine',
);

function accessOf(context: ExecutionContext): Access {
  const access = granted.get(context.switchToHttp().getRequest<object>());
  if (!access) throw new Error('A route without the workspace guard asked for the workspace');
  return access;
}
