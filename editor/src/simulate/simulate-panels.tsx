import { SegmentedControl } from '@mantine/core';
import type { Opening, World } from '@sendero/engine';
import type { NodeId } from '@sendero/shared';
import { useMemo, useState } from 'react';
import { useCanvasView } from '../canvas/canvas-view';
import { useNarrow } from '../canvas/narrow';
import { useNodeInView } from '../canvas/use-selected-in-view';
import { WatchedCanvas } from '../canvas/watched-canvas';
import { useJourney } from '../store/journey-context';
import { WalkContext } from '../walk/walk-context';
import { WalkedCard } from '../walk/walked-card';
import { WalkedEdge } from '../walk/walked-edge';
import { Chat } from './chat';
import { ClockBar } from './clock-bar';
import { ContactBox } from './contact-box';
import { again, madeUpContact } from './opening';
import styles from './simulate-view.module.css';
import { StepLog } from './step-log';
import { useSimulation } from './use-simulation';
import { walkOf } from './walk';

const drawing = { nodeTypes: { card: WalkedCard }, edgeTypes: { output: WalkedEdge } };

interface Props {
  readonly world: World;
  readonly productNow: () => number;
  /** Where contacts are whose own time zone is not known. */
  readonly workspaceZone: string;
}

/** Canvas, chat, clock, contact and steps of a simulation. */
export function SimulatePanels({ world, productNow, workspaceZone }: Props) {
  const [opening, setOpening] = useState<Opening>(() => madeUpContact(productNow(), workspaceZone));
  const controls = useSimulation(world, () => opening);
  const { simulation } = controls;
  const walk = useMemo(() => walkOf(simulation), [simulation]);
  const [chosen, choose] = useState<NodeId | null>(null);
  const [tab, setTab] = useState<Tab>('chat');
  const narrow = useNarrow();
  const restart = (next: Opening) => {
    setOpening(next);
    choose(null);
    controls.restart(next);
  };
  const act: typeof controls.act = (action) => {
    choose(null);
    controls.act(action);
  };

  const panels = {
    canvas: <Canvas chosen={chosen} at={walk.at} onChoose={choose} />,
    chat: (
      <div className={styles.chat}>
        <Chat world={world} simulation={simulation} act={act} />
        <ClockBar {...controls} act={act} restart={() => restart(again(opening, productNow()))} />
      </div>
    ),
    contact: (
      <ContactBox
        simulation={simulation}
        act={act}
        productNow={productNow}
        workspaceZone={workspaceZone}
        onContact={restart}
      />
    ),
    steps: <StepLog simulation={simulation} chosen={chosen} onChoose={choose} />,
  };
  return (
    <WalkContext value={walk}>
      {narrow ? (
        <div className={styles.narrow}>
          <SegmentedControl
            aria-label="What is shown"
            size="xs"
            fullWidth
            value={tab}
            onChange={setTab}
            data={[
              { value: 'chat', label: 'Chat' },
              { value: 'canvas', label: 'Canvas' },
              { value: 'steps', label: 'Steps' },
              { value: 'contact', label: 'Contact' },
            ]}
          />
          {panels[tab]}
        </div>
      ) : (
        <div className={styles.view}>
          <div className={styles.middle}>
            {panels.canvas}
            {panels.steps}
          </div>
          <aside className={styles.side} aria-label="The simulated contact">
            {panels.contact}
            {panels.chat}
          </aside>
        </div>
      )}
    </WalkContext>
  );
}

type Tab = 'chat' | 'canvas' | 'steps' | 'contact';

interface CanvasProps {
  readonly chosen: NodeId | null;
  readonly at: NodeId | null;
  readonly onChoose: (node: NodeId | null) => void;
}

function Canvas({ chosen, at, onChoose }: CanvasProps) {
  const document = useJourney((state) => state.document);
  const errors = useCanvasView((state) => state.problems.filter(({ severity }) => severity === 'error').length);
  useNodeInView(chosen ?? at ?? undefined);
  return (
    <>
      {errors > 0 && (
        <p className={styles.notice} role="note" data-testid="sim-has-errors">
          This draft has {errors} {errors === 1 ? 'error' : 'errors'}. It can be simulated as it is; to publish it, mend{' '}
          {errors === 1 ? 'it' : 'them'} in Design.
        </p>
      )}
      <div className={styles.canvas}>
        <WatchedCanvas
          label="The simulated journey"
          drawing={drawing}
          document={document}
          chosen={chosen}
          onChoose={onChoose}
        />
      </div>
    </>
  );
}
