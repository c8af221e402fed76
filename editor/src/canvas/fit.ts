import type { FitViewOptions } from '@xyflow/react';

/** Shows everything without blowing up a small journey. */
export const FIT: FitViewOptions = { padding: 0.15, maxZoom: 1, duration: 200 };
