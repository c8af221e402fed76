import { Button, Group } from '@mantine/core';
import { definitionOf, type NodeType } from '@sendero/shared';
import { nodeTypes } from '../palette/drag-type';
import { useJourneyStore } from '../store/journey-context';
import styles from './empty-canvas.module.css';
import { welcomeJourney } from './welcome-journey';

interface Props {
  readonly onAdd: (type: NodeType) => void;
  readonly onFit: () => void;
}

/** What a journey is, for whoever opens an empty one. */
export function EmptyCanvas({ onAdd, onFit }: Props) {
  const store = useJourneyStore();
  const trigger = nodeTypes.find((type) => definitionOf(type).traits.start);
  const startFromTemplate = () => {
    store.getState().replaceAll(welcomeJourney, 'A welcome journey was put on the canvas.');
    onFit();
  };
  return (
    <div className={styles.overlay}>
      <section className={styles.card} aria-label="How to start">
        <h2 className={styles.title}>Draw how a conversation goes</h2>
        <ol className={styles.steps}>
          <li>
            <strong>Add a trigger.</strong> It says which message starts the journey.
          </li>
          <li>
            <strong>Add what happens next.</strong> Send a message, wait, receive an answer, branch. Drag steps from the
            palette, or press them.
          </li>
          <li>
            <strong>Connect and publish.</strong> Drag from an output to the next step. Problems show where something is
            missing.
          </li>
        </ol>
        <Group>
          {trigger && <Button onClick={() => onAdd(trigger)}>Add trigger</Button>}
          <Button variant="default" data-testid="start-from-template" onClick={startFromTemplate}>
            Start from a template journey
          </Button>
        </Group>
      </section>
    </div>
  );
}
