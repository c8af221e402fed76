import { Tooltip, VisuallyHidden } from '@mantine/core';
import { peopleTopic, type JourneyId, type Visitor } from '@sendero/shared';
import { IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { useWatch } from '../api/use-watch';
import { PersonMark } from '../ui/person-mark';
import { NAMELESS, othersOf, othersText, type Other } from './others-of';
import styles from './others-here.module.css';
import { whoAmI } from './who-am-i';

const MOST_SHOWN = 3;
const NOBODY: readonly Visitor[] = [];

/** Who else has the journey open; having it on the screen is what makes others see this page. */
export function OthersHere({ journey }: { readonly journey: JourneyId }) {
  const [people, setPeople] = useState(NOBODY);
  useWatch(
    peopleTopic(journey),
    {
      'journey.people': (update) => {
        if (update.journeyId === journey) setPeople(update.people);
      },
    },
    // The server tells who is there after each join.
    () => undefined,
  );
  const others = othersOf(people, whoAmI());
  const text = othersText(others);
  return (
    <div className={styles.others} role="status" data-testid="others-here">
      {others.length > 0 && (
        <Tooltip label={text}>
          <div className={styles.marks}>
            {others.slice(0, MOST_SHOWN).map((other) => (
              <Mark key={other.person} other={other} />
            ))}
            {others.length > MOST_SHOWN && <span className={styles.more}>+{others.length - MOST_SHOWN}</span>}
          </div>
        </Tooltip>
      )}
      <VisuallyHidden>{text}</VisuallyHidden>
    </div>
  );
}

function Mark({ other: { name } }: { readonly other: Other }) {
  return (
    <span className={styles.mark} aria-hidden>
      {name === NAMELESS ? <IconUser size={15} stroke={1.8} /> : <PersonMark name={name} />}
    </span>
  );
}
