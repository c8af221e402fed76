import { createParamDecorator, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { AGENT_HEADER, agentId, type AgentView, type WorkspaceId } from '@sendero/shared';
import type { Request } from 'express';
import { workspaceOf } from '../http/access';
import { AgentsRepository } from './agents.repository';

interface Claim {
  readonly workspaceId: WorkspaceId;
  readonly id: string | undefined;
}

/** Looks the agent up that a request names. */
@Injectable()
export class KnownAgent implements PipeTransform<Claim, Promise<AgentView | null>> {
  constructor(private readonly agents: AgentsRepository) {}

  async transform({ workspaceId, id }: Claim): Promise<AgentView | null> {
    const parsed = agentId.safeParse(id);
    return parsed.success ? this.agents.find(workspaceId, parsed.data) : null;
  }
}

const readClaim = createParamDecorator((_: unknown, context: ExecutionContext): Claim => ({
  workspaceId: workspaceOf(context),
  id: context.switchToHttp().getRequest<Request>().get(AGENT_HEADER),
}));

/** The agent who is asking, as the browser's header names them; null for a script, or when there is no such agent. */
export function CurrentAgent(): ParameterDecorator {
  return (target, method, index) => {
    readClaim(KnownAgent)(target, method, index);
    const descriptor = method && Object.getOwnPropertyDescriptor(target, method);
    if (descriptor) {
      ApiHeader({ name: AGENT_HEADER, required: false, description: 'The id of the agent who does this.' })(
        target,
        method,
        descriptor,
      );
    }
  };
}
