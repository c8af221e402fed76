import { createParamDecorator, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { userError } from '../errors';
import { hashOfToken } from '../webhooks/new-secret';
import { BotHoldsRepository, type BotIdentity } from './bot-holds.repository';

const known = new WeakMap<object, BotIdentity>();

/** Lets bots in by their token, and nobody else: a bot reaches what it holds, not the workspace. */
@Injectable()
export class BotGuard implements CanActivate {
  constructor(private readonly holds: BotHoldsRepository) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const [, token] = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '') ?? [];
    const bot = token === undefined ? null : await this.holds.bot(hashOfToken(token));
    if (!bot) throw userError(401, 'bot.token_invalid');
    known.set(request, bot);
    return true;
  }
}

/** The bot that calls. */
export const Bot = createParamDecorator((_: unknown, context: ExecutionContext): BotIdentity => {
  const bot = known.get(context.switchToHttp().getRequest<object>());
  if (!bot) throw new Error('A route without the bot guard asked for the bot');
  return bot;
});
