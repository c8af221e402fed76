import { useEffect, useState } from 'react';

/** For a dialog that is there only while it is open: what had the focus before has it again afterwards. */
export function useReturnedFocus(): void {
  const [before] = useState(() => document.activeElement);

  // Outside React: the focus is the page's. It is lost with the dialog unless something took it meanwhile.
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && before instanceof HTMLElement && before.isConnected) before.focus();
      });
    },
    [before],
  );
}
