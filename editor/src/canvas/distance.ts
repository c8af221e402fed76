import { useStore } from '@xyflow/react';
import { useEffect } from 'react';

/** Below this zoom nothing that is written on a card can be read. */
const FAR_ZOOM = 0.3;

interface Props {
  readonly onChange: (far: boolean) => void;
}

/** Tells whether the canvas is seen from so far that its cards can't be read. */
export function Distance({ onChange }: Props) {
  const far = useStore(({ transform: [, , zoom] }) => zoom < FAR_ZOOM);
  // Outside React: React Flow's own record of the zoom.
  useEffect(() => onChange(far), [far, onChange]);
  return null;
}
