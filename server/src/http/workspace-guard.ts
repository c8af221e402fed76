import {
  Inject,
  Injectable,
  SetMetadata,
  type CanActivate,
  type CustomDecorator,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { CONFIG, type Config } from '../config';
import { HomeWorkspace } from '../workspaces/home-workspace';
import { grant } from './access';
import { trustOf } from './trust';

const PUBLIC = 'public';

/** Marks a route that anybody may call; it can't use `@Workspace()`. */
export function Public(): CustomDecorator {
  return SetMetadata(PUBLIC, true);
}

/** Lets only trusted callers in, and says which workspace they work in. */
@Injectable()
export class WorkspaceGuard implements CanActivate {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(HomeWorkspace) private readonly home: HomeWorkspace,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Sockets are judged when they ask to watch something, because they need the answer in an acknowledgement.
    if (context.getType() !== 'http') return true;
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const trust = trustOf({ headers: request.headers, remoteAddress: request.socket.remoteAddress }, this.config);
    grant(request, { trust, workspaceId: await this.home.id() });
    return true;
  }
}
