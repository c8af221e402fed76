import { SegmentedControl } from '@mantine/core';
import {
  adopted,
  NOBODY,
  openingOf,
  scenarioOf,
  surroundingsOf,
  worldIn,
  type Journey,
  type Opening,
} from '@sendero/engine';
import type { JourneyId, NodeId, ScenarioDifference, ScenarioId, ScenarioSurroundings } from '@sendero/shared';
import { useMemo, useState } from 'react';
import layout from '../canvas/canvas-layout.module.css';
import { useCanvasView } from '../canvas/canvas-view';
import { useNarrow } from '../canvas/narrow';
import { useNodeInView } from '../canvas/use-selected-in-view';
import { WatchedCanvas } from '../canvas/watched-canvas';
import { useJourney } from '../store/journey-context';
import { WalkContext } from '../walk/walk-context';
import { WalkedCard } from '../walk/walked-card';
import { WalkedEdge } from '../walk/walked-edge';
import type { Walk } from '../walk/walk';
import { toastFailure, toastSuccess } from '../ui/toast';
import { NO_ANSWERS, nextAnswer, type Answers } from './answers';
import { AnswersPanel } from './answers-panel';
import { Chat } from './chat';
import { ClockBar } from './clock-bar';
import { ContactBox } from './contact-box';
import { LowerPanel, type LowerTab } from './lower-panel';
import { again, madeUpContact } from './opening';
import { SaveScenarioDialog } from './save-scenario-dialog';
import { ScenariosPanel } from './scenarios-panel';
import styles from './simulate-view.module.css';
import { StepLog } from './step-log';
import { isRed, useScenarios, type ProvenScenario } from './use-scenarios';
import { useSimulation } from './use-simulation';
import { walkOf } from './walk';

const drawing = { nodeTypes: { card: WalkedCard }, edgeTypes: { output: WalkedEdge } };

interface Props {
  readonly id: JourneyId;
  readonly journey: Journey;
  /** What the workspace has that a walk depends on. */
  readonly known: ScenarioSurroundings;
  readonly productNow: () => number;
  /** Where contacts are whose own time zone is not known. */
  readonly workspaceZone: string;
}

/** Canvas, chat, clock, contact, steps and scenarios of a simulation. */
export function SimulatePanels({ id, journey, known, productNow, workspaceZone }: Props) {
  const [opening, setOpening] = useState<Opening>(() => madeUpContact(productNow(), workspaceZone));
  const [answers, setAnswers] = useState<Answers>(NO_ANSWERS);
  const [shown, setShown] = useState<Shown | null>(null);
  const scenarios = useScenarios(id, journey, known);
  const begunWith = scenarios.proven.find(({ scenario }) => scenario.id === shown?.id) ?? null;
  const told = shown?.whole ? begunWith : null;
  const document = begunWith?.scenario.document;
  const surroundings = useMemo(() => (document ? surroundingsOf(document, known) : known), [document, known]);
  const world = useMemo(() => worldIn(journey, surroundings), [journey, surroundings]);
  const controls = useSimulation(world, answers, () => opening);
  const { simulation } = controls;
  const difference = told?.result.difference ?? null;
  const walk = useMemo(() => ({ ...walkOf(simulation), ...leftBy(difference) }), [simulation, difference]);
  const [chosen, choose] = useState<NodeId | null>(null);
  const [tab, setTab] = useState<Tab>('chat');
  const [lower, setLower] = useState<LowerTab | null>(null);
  const [saving, setSaving] = useState(false);
  const narrow = useNarrow();
  const restart = (next: Opening) => {
    setOpening(next);
    setShown(null);
    choose(null);
    controls.restart(next, worldIn(journey, known));
  };
  /** Whatever is done from here on is no longer the walk of the scenario. */
  const onMyOwn = () => {
    choose(null);
    setShown((before) => before && { ...before, whole: false });
  };
  const act: typeof controls.act = (action) => {
    onMyOwn();
    controls.act(action);
  };
  const run = (proven: ProvenScenario) => {
    const { document } = proven.scenario;
    const next = openingOf(document);
    setOpening(next);
    setShown({ id: proven.scenario.id, whole: true });
    choose(null);
    controls.restart(next, worldIn(journey, surroundingsOf(document, known)), document.script);
  };
  const adopt = ({ scenario }: ProvenScenario) => {
    const document = adopted(journey, scenario.document, surroundingsOf(scenario.document, known));
    scenarios.change.mutate(
      { scenario: scenario.id, document },
      {
        onSuccess: () => toastSuccess(`“${scenario.name}” expects what comes of it now.`),
        onError: (error) => toastFailure('The scenario was not changed', error),
      },
    );
  };
  const red = scenarios.proven.filter(isRed).length;
  const canAnswer = nextAnswer(world, answers, simulation, controls.given) !== null;

  const lowerPanels = {
    steps: <StepLog simulation={simulation} chosen={chosen} onChoose={choose} />,
    answers: (
      <AnswersPanel
        document={journey.document}
        answers={answers}
        onChange={setAnswers}
        onAnswer={canAnswer ? () => act({ type: 'passTime', ms: answers.after }) : null}
      />
    ),
    scenarios: (
      <ScenariosPanel
        scenarios={scenarios}
        shown={told?.scenario.id ?? null}
        canSave={controls.actions.length > 0}
        onSave={() => setSaving(true)}
        onRun={run}
        onAdopt={adopt}
      />
    ),
  };
  const panels = {
    canvas: <Canvas chosen={chosen} at={walk.at} onChoose={choose} told={told} />,
    chat: (
      <div className={styles.chat}>
        <Chat world={world} simulation={simulation} act={act} />
        <ClockBar
          {...controls}
          act={act}
          stepBack={() => {
            onMyOwn();
            controls.stepBack();
          }}
          dropAt={(at) => {
            onMyOwn();
            controls.dropAt(at);
          }}
          restart={() => restart(again(opening, productNow()))}
        />
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
    steps: (
      <LowerPanel tab={lower ?? (red > 0 ? 'scenarios' : 'steps')} onTab={setLower} red={red} panels={lowerPanels} />
    ),
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
              { value: 'steps', label: 'Walk' },
              { value: 'contact', label: 'Contact' },
            ]}
          />
          {panels[tab]}
        </div>
      ) : (
        <div className={layout.view}>
          <div className={layout.middle}>
            {panels.canvas}
            {panels.steps}
          </div>
          <aside className={`${layout.side} ${layout.parts}`} aria-label="The simulated contact">
            {panels.contact}
            {panels.chat}
          </aside>
        </div>
      )}
      <SaveScenarioDialog
        opened={saving}
        scenarios={scenarios}
        isReal={opening.contact.id !== NOBODY}
        scenarioOf={() => scenarioOf(journey, { opening, actions: controls.actions }, surroundings)}
        onClose={() => setSaving(false)}
      />
    </WalkContext>
  );
}

/** The scenario that the walk began with. */
interface Shown {
  readonly id: ScenarioId;
  /** Whether the canvas shows it from beginning to end, and nothing else was done since. */
  readonly whole: boolean;
}

function leftBy(difference: ScenarioDifference | null): Pick<Walk, 'left'> {
  return difference && difference.node !== null ? { left: { node: difference.node, output: difference.output } } : {};
}

type Tab = 'chat' | 'canvas' | 'steps' | 'contact';

interface CanvasProps {
  readonly chosen: NodeId | null;
  readonly at: NodeId | null;
  readonly onChoose: (node: NodeId | null) => void;
  /** The scenario whose walk the canvas shows. */
  readonly told: ProvenScenario | null;
}

function Canvas({ chosen, at, onChoose, told }: CanvasProps) {
  const document = useJourney((state) => state.document);
  const errors = useCanvasView((state) => state.problems.filter(({ severity }) => severity === 'error').length);
  useNodeInView(chosen ?? told?.result.difference?.node ?? at ?? undefined);
  return (
    <>
      {errors > 0 && (
        <p className={styles.notice} role="note" data-testid="sim-has-errors">
          This draft has {errors} {errors === 1 ? 'error' : 'errors'}. It can be simulated as it is; to publish it, mend{' '}
          {errors === 1 ? 'it' : 'them'} in Design.
        </p>
      )}
      {told && (
        <p className={styles.notice} data-red={isRed(told)} role="status" data-testid="sim-scenario-told">
          {told.result.difference
            ? `“${told.scenario.name}” does not pass: ${told.result.difference.sentence}`
            : `“${told.scenario.name}” passes.`}
        </p>
      )}
      <div className={layout.canvas}>
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
