import type { JourneyDetail } from '@sendero/shared';
import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { usePageTitle } from '../app/use-page-title';
import { LiveView } from '../live/live-view';
import { SimulateView } from '../simulate/simulate-view';
import { toastSuccess } from '../ui/toast';
import { JourneyContext } from '../store/journey-context';
import { CanvasViewContext } from './canvas-view';
import { ConflictDialog } from './conflict-dialog';
import { DesignView } from './design-view';
import styles from './journey-editor.module.css';
import { canvasModes, JourneyHeader, type CanvasMode } from './journey-header';
import { useSaveStatus } from './save-status';
import { useOpenJourney, type OpenJourney } from './use-open-journey';

/** An open journey: its header, and the canvas to design or to watch it. */
export function JourneyEditor({ journey }: { readonly journey: JourneyDetail }) {
  usePageTitle(journey.name);
  const open = useOpenJourney(journey);
  const [mode, setMode] = useCanvasMode();
  useRestoredNotice(open);
  return (
    <JourneyContext value={open.store}>
      <CanvasViewContext value={open.view}>
        <div className={styles.editor}>
          <JourneyHeader journey={journey} saver={open.saver} mode={mode} onMode={setMode} />
          <ReactFlowProvider key={mode}>
            <View mode={mode} journey={journey} onDesign={() => setMode('design')} />
          </ReactFlowProvider>
        </div>
        <Conflict journey={journey} open={open} />
      </CanvasViewContext>
    </JourneyContext>
  );
}

interface ViewProps {
  readonly mode: CanvasMode;
  readonly journey: JourneyDetail;
  readonly onDesign: () => void;
}

function View({ mode, journey, onDesign }: ViewProps) {
  switch (mode) {
    case 'design':
      return <DesignView />;
    case 'simulate':
      return <SimulateView id={journey.id} />;
    case 'live':
      return <LiveView journey={journey} onDesign={onDesign} />;
  }
}

/**
 * The mode is part of the address, so that a link leads to the same view. The address follows a moment later: what was
 * chosen last counts until it has.
 */
function useCanvasMode() {
  const [search, setSearch] = useSearchParams();
  const addressed = canvasModes.find((one) => one === search.get('mode')) ?? 'design';
  const [asked, setAsked] = useState<CanvasMode | null>(null);
  if (asked === addressed) setAsked(null);
  const setMode = (next: CanvasMode) => {
    setAsked(next);
    setSearch(next === 'design' ? {} : { mode: next }, { replace: true });
  };
  return [asked ?? addressed, setMode] as const;
}

function useRestoredNotice({ restored }: OpenJourney): void {
  // Outside React: the notice in the corner of the page.
  useEffect(() => {
    if (restored) toastSuccess('Your unsaved changes of last time are back.');
  }, [restored]);
}

/** Asks what to do when the draft was changed elsewhere: just now, or while unsaved work lay in this browser. */
function Conflict({ journey, open: { store, saver, stranded } }: { journey: JourneyDetail; open: OpenJourney }) {
  const status = useSaveStatus(saver);
  const [left, setLeft] = useState(stranded);
  const theirs = status.type === 'conflict' ? status.theirs : left ? journey : null;
  if (!theirs) return null;
  const takeTheirs = () => {
    setLeft(null);
    saver.adopt(theirs);
    store.getState().replaceAll(theirs.draft, 'The changes from elsewhere were loaded.');
  };
  return (
    <ConflictDialog
      theirs={theirs}
      mine={left?.document ?? store.getState().document}
      onTakeTheirs={takeTheirs}
      onCopied={takeTheirs}
    />
  );
}
