import { useHotkeys } from '@mantine/hooks';
import type { JourneyDocument, NodeId, RunDetail, VersionId } from '@sendero/shared';
import { useMemo, useState } from 'react';
import layout from '../canvas/canvas-layout.module.css';
import { useNodeInView } from '../canvas/use-selected-in-view';
import { WatchedCanvas } from '../canvas/watched-canvas';
import { WhyNotSelect, WhyNotSentence } from '../contacts/why-not';
import { WalkContext } from '../walk/walk-context';
import { WalkedCard } from '../walk/walked-card';
import { WalkedEdge } from '../walk/walked-edge';
import { FramePanel } from './frame-panel';
import { framesOf, walkUpTo } from './frames';
import styles from './replay-view.module.css';
import { ScrubBar } from './scrub-bar';

const drawing = { nodeTypes: { card: WalkedCard }, edgeTypes: { output: WalkedEdge } };

interface Props {
  readonly run: RunDetail;
  /** Every version that the run walked. */
  readonly documents: ReadonlyMap<VersionId, JourneyDocument>;
}

/** The canvas with the way up to a passage, the bar that moves between passages, and all that is known of the passage. */
export function ReplayView({ run, documents }: Props) {
  const frames = useMemo(() => framesOf(run), [run]);
  const last = frames.length - 1;
  /** Null follows the newest passage. */
  const [stopped, stopAt] = useState<number | null>(0);
  const [asked, ask] = useState<NodeId | null>(null);
  const index = stopped === null ? last : Math.min(stopped, last);
  const frame = frames[index];
  const document = documents.get(frame?.versionId ?? run.versionId);
  const walk = useMemo(() => walkUpTo(frames, index, run.status), [frames, index, run.status]);
  useNodeInView(frame?.node);
  const go = (to: number) => stopAt(to >= last ? null : Math.max(0, to));
  useHotkeys([
    ['ArrowLeft', () => go(index - 1)],
    ['ArrowRight', () => go(index + 1)],
    ['Home', () => go(0)],
    ['End', () => go(last)],
  ]);
  if (!document) return null;
  return (
    <WalkContext value={walk}>
      <div className={`${layout.view} ${styles.view}`}>
        <div className={`${layout.middle} ${styles.middle}`}>
          <div className={layout.canvas}>
            <WatchedCanvas
              label="The replayed journey"
              drawing={drawing}
              document={document}
              start={frame?.node}
              chosen={asked}
              onChoose={ask}
            />
          </div>
          <ScrubBar frames={frames} index={index} onGo={go} />
        </div>
        <aside className={`${layout.side} ${styles.side}`} aria-label="The step and its grounds">
          {frame ? (
            <FramePanel
              frame={frame}
              document={document}
              over={index === last && run.status !== 'active'}
              moved={documents.size > 1}
            />
          ) : (
            <p className={styles.none}>This run has not passed any step yet.</p>
          )}
          <section className={styles.why} aria-label="What became of a step?">
            <WhyNotSelect document={document} node={asked} onChoose={ask} />
            {asked ? (
              <WhyNotSentence run={run} document={document} node={asked} />
            ) : (
              <p className={styles.hint}>Choose any step here or on the canvas to read why it did or did not happen.</p>
            )}
          </section>
        </aside>
      </div>
    </WalkContext>
  );
}
