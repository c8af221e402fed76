import { fullTitleOf, type JourneyDocument, type JourneyNode, type JourneyReport, type NodeId } from '@sendero/shared';
import { Panel, ReactFlowProvider } from '@xyflow/react';
import { useMemo, useState } from 'react';
import layout from '../canvas/canvas-layout.module.css';
import { StepSheet } from '../canvas/step-sheet';
import { WatchedCanvas } from '../canvas/watched-canvas';
import { PeopleLink } from '../report/people-link';
import { StepFigures } from '../report/step-figures';
import { percentText } from '../ui/percent-text';
import { HeatCard } from './heat-card';
import { HeatContext, heatOf, useHeat } from './heat-context';
import { HeatEdge } from './heat-edge';
import { HeatLegend } from './heat-legend';
import styles from './heat-view.module.css';

const drawing = { nodeTypes: { card: HeatCard }, edgeTypes: { output: HeatEdge } };

interface Props {
  readonly report: JourneyReport;
  /** The newest version; steps that only older ones had are not drawn. */
  readonly document: JourneyDocument;
}

/** A report on the canvas; a step that is chosen shows its figures with the people behind them. */
export function HeatView({ report, document }: Props) {
  const heat = useMemo(() => heatOf(report), [report]);
  const [chosen, choose] = useState<NodeId | null>(null);
  const node = document.nodes.find(({ id }) => id === chosen);
  const drawn = new Set(document.nodes.map(({ id }) => id));
  const gone = report.steps.filter((step) => !drawn.has(step.node)).length;
  return (
    <HeatContext value={heat}>
      <ReactFlowProvider>
        <div className={layout.view}>
          <div className={layout.canvas}>
            <WatchedCanvas
              label="The journey by how many came"
              drawing={drawing}
              document={document}
              chosen={chosen}
              onChoose={choose}
            >
              <Panel position="top-left">
                <HeatLegend />
                {gone > 0 && (
                  <p className={styles.gone}>
                    {gone === 1 ? 'One step' : `${gone} steps`} of older versions, in the report alone
                  </p>
                )}
              </Panel>
            </WatchedCanvas>
          </div>
          {node && <StepPanel node={node} onClose={() => choose(null)} />}
        </div>
      </ReactFlowProvider>
    </HeatContext>
  );
}

interface StepPanelProps {
  readonly node: JourneyNode;
  readonly onClose: () => void;
}

function StepPanel({ node, onClose }: StepPanelProps) {
  const title = fullTitleOf(node);
  return (
    <StepSheet
      title={title}
      label={`Figures of ${title}`}
      closeLabel="Close the figures"
      narrowSize="45%"
      onClose={onClose}
    >
      <StepPeople node={node} />
    </StepSheet>
  );
}

function StepPeople({ node }: { readonly node: JourneyNode }) {
  const { started, steps } = useHeat();
  const step = steps.get(node.id);
  if (!step) return <p className={styles.none}>Nobody came here in this time.</p>;
  return (
    <div className={styles.figures} data-testid="step-figures">
      <p>
        <PeopleLink count={step.came} who={`who came to ${step.title}`} people={{ node: node.id }} /> came,{' '}
        {percentText(step.came, started)} of all
      </p>
      <StepFigures step={step} />
      <p className={styles.hint}>Choose a figure to export its people.</p>
    </div>
  );
}
