import { isPlainlyPrivate } from '../calls/public-agent';
import type { Config } from '../config';
import { userError } from '../errors';

/**
 * An address that will never be called is refused when it is entered. Where a name leads is seen when it is called. What
 * is switched off may keep its address.
 *
 * @throws call.private_address
 */
export function mustBeReachable(
  { url, enabled }: { readonly url: string; readonly enabled: boolean },
  { allowPrivateWebhooks }: Config,
): void {
  if (enabled && !allowPrivateWebhooks && isPlainlyPrivate(url)) throw userError(422, 'call.private_address');
}
