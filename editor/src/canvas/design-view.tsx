import { ActionIcon, Drawer, VisuallyHidden } from '@mantine/core';
import { titleOf, type NodeType } from '@sendero/shared';
import { IconPlus } from '@tabler/icons-react';
import { useReactFlow } from '@xyflow/react';
import { useCallback, useRef, useState, type RefObject } from 'react';
import { Inspector, useInspected } from '../inspector/inspector';
import { Palette } from '../palette/palette';
import { ProblemList } from '../problems/problem-list';
import { useJourney, useJourneyStore } from '../store/journey-context';
import { newNodeId } from '../store/new-id';
import { CARD } from '../store/place-node';
import { NOTHING } from '../store/selection';
import { CanvasDialogs } from './canvas-dialogs';
import layout from './canvas-layout.module.css';
import { useCanvasView, useCanvasViewStore } from './canvas-view';
import { DesignCanvas } from './design-canvas';
import styles from './design-view.module.css';
import { EmptyCanvas } from './empty-canvas';
import { focusCard, focusFirstField } from './focus';
import { SHEET, useNarrow } from './narrow';
import { SidePanel } from './side-panel';
import { useSelectedInView } from './use-selected-in-view';
import { useCommandContext, useShortcuts } from './use-commands';

/** Palette, canvas, form and problems of a journey that is being drawn. */
export function DesignView() {
  const view = useCanvasViewStore();
  const form = useRef<HTMLElement>(null);
  const editSelected = useCallback(() => {
    view.setState({ formShown: true });
    requestAnimationFrame(() => focusFirstField(form.current));
  }, [view]);
  const context = useCommandContext(editSelected);
  useShortcuts(context);
  useSelectedInView();

  const narrow = useNarrow();
  const add = useAddFromPalette();
  const empty = useJourney((state) => state.document.nodes.length === 0);
  const announcement = useJourney((state) => state.announcement);
  const problemsShown = useCanvasView((state) => state.problemsShown);
  return (
    <div className={layout.view}>
      {!narrow && (
        <aside className={styles.palette}>
          <Palette onAdd={add} />
        </aside>
      )}
      <div className={layout.middle}>
        <div className={layout.canvas}>
          <DesignCanvas context={context} />
          {empty && <EmptyCanvas onAdd={add} onFit={context.fitView} />}
          {narrow && <AddButton onAdd={add} />}
        </div>
        {problemsShown && <ProblemList />}
      </div>
      {narrow ? <FormSheet /> : <FormPanel ref={form} />}
      <CanvasDialogs />
      <VisuallyHidden role="status" aria-live="polite">
        {announcement}
      </VisuallyHidden>
    </div>
  );
}

/** Adds a node after the selected one; in the middle of what is seen when nothing is selected. */
function useAddFromPalette() {
  const store = useJourneyStore();
  const { screenToFlowPosition } = useReactFlow();
  return (type: NodeType) => {
    const canvas = document.querySelector('.react-flow')?.getBoundingClientRect();
    const middle = canvas
      ? screenToFlowPosition({ x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height / 2 })
      : { x: 0, y: 0 };
    store
      .getState()
      .addAfterSelected(type, newNodeId(), { x: middle.x - CARD.width / 2, y: middle.y - CARD.height / 2 });
  };
}

function FormPanel({ ref }: { readonly ref: RefObject<HTMLElement | null> }) {
  const store = useJourneyStore();
  const node = useInspected();
  if (!node) return null;
  return (
    <SidePanel
      key={node.id} // The next step's form starts at its top, wherever this one was scrolled to.
      ref={ref}
      title={titleOf(node)}
      label={`Settings of ${titleOf(node)}`}
      closeLabel="Close the settings"
      onClose={() => store.getState().select(NOTHING)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) focusCard(node.id);
      }}
    >
      <Inspector node={node} />
    </SidePanel>
  );
}

function FormSheet() {
  const view = useCanvasViewStore();
  const shown = useCanvasView((state) => state.formShown);
  const node = useInspected();
  return (
    <Drawer
      opened={shown && node !== undefined}
      onClose={() => view.setState({ formShown: false })}
      position="bottom"
      size="75%"
      title={node ? titleOf(node) : ''}
      padding={0}
      styles={SHEET}
    >
      {node && <Inspector node={node} />}
    </Drawer>
  );
}

function AddButton({ onAdd }: { readonly onAdd: (type: NodeType) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionIcon
        className={styles.add ?? ''}
        size={48}
        radius="xl"
        aria-label="Add a step"
        onClick={() => setOpen(true)}
      >
        <IconPlus aria-hidden />
      </ActionIcon>
      <Drawer
        opened={open}
        onClose={() => setOpen(false)}
        position="bottom"
        size="75%"
        title="Add a step"
        padding={0}
        styles={SHEET}
      >
        <Palette
          onAdd={(type) => {
            setOpen(false);
            onAdd(type);
          }}
        />
      </Drawer>
    </>
  );
}
