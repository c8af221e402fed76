import { isWindowOpen, SERVICE_WINDOW_MARGIN_MS, type EpochMs } from '@sendero/shared';
import { useProductNow } from '../ui/product-clock';

export interface ServiceWindow {
  readonly isOpen: boolean;
  /** How long text can still be sent, in ms. */
  readonly leftMs: number;
}

/** The service window by the product's clock, looked at again every `stepMs`. */
export function useServiceWindow(expiresAt: EpochMs | null, stepMs: number): ServiceWindow {
  const now = useProductNow(stepMs);
  return {
    isOpen: isWindowOpen(expiresAt, now),
    leftMs: expiresAt === null ? 0 : Math.max(0, expiresAt - SERVICE_WINDOW_MARGIN_MS - now),
  };
}
