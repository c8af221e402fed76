import { Button, Tooltip } from '@mantine/core';
import type { InFlight, JourneyDetail, Problem } from '@sendero/shared';
import { IconPlayerPause, IconPlayerPlay, IconRocket } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { getJourney } from '../api/journeys-api';
import { publishJourney } from '../api/lifecycle-api';
import { hasCode } from '../api/problem-error';
import { PublishDialog } from '../lifecycle/publish-dialog';
import { RedScenariosDialog } from '../lifecycle/red-scenarios-dialog';
import { ResumeDialog } from '../lifecycle/resume-dialog';
import { useLifecycle } from '../lifecycle/use-lifecycle';
import { problemsFrom } from '../problems/problems-from';
import type { DraftSaver } from '../store/draft-saver';
import { toastFailure, toastSuccess } from '../ui/toast';
import { useCanvasView, useCanvasViewStore } from './canvas-view';

interface Props {
  readonly journey: JourneyDetail;
  readonly saver: DraftSaver;
  /** Goes to where the scenarios are. */
  readonly onSimulate: () => void;
}

interface Publishing {
  readonly inFlight: InFlight;
  /** Why, although scenarios do not pass. */
  readonly despite?: string;
}

/** Publishing that was refused because of scenarios. */
interface Red {
  readonly inFlight: InFlight;
  readonly problems: readonly Problem[];
}

/** Publish the draft, pause the journey, let it go on. */
export function PublishActions({ journey, saver, onSimulate }: Props) {
  const lifecycle = useLifecycle(journey);
  const { pause, show } = lifecycle;
  const [resuming, setResuming] = useState(false);
  const [asking, setAsking] = useState(false);
  const [red, setRed] = useState<Red | null>(null);
  const view = useCanvasViewStore();
  const errors = useCanvasView((state) => state.problems.filter((problem) => problem.severity === 'error').length);

  const publish = useMutation({
    async mutationFn({ inFlight, despite }: Publishing) {
      if (!(await saver.flush())) throw new Error('The draft is not saved yet, so it was not published. Try again.');
      const version = await publishJourney(journey.id, inFlight, despite);
      const { status, draftChanged, runs } = await getJourney(journey.id);
      return { version, status, draftChanged, runs };
    },
    onSuccess(published) {
      setAsking(false);
      setRed(null);
      show(published);
      toastSuccess(`Version ${published.version.number} is live.`);
    },
    onError(error, { inFlight }) {
      setAsking(false);
      if (hasCode(error, 'journey.scenarios_red')) return setRed({ inFlight, problems: problemsFrom(error.details) });
      setRed(null);
      if (hasCode(error, 'journey.has_errors')) {
        const problems = problemsFrom(error.details);
        view.setState({ problemsShown: true, ...(problems.length > 0 && { problems }) });
      }
      toastFailure('The journey was not published', error);
    },
  });

  const isRunning = journey.status === 'live' || journey.status === 'paused';
  const reason =
    errors > 0
      ? `${errors === 1 ? 'One problem' : `${errors} problems`} must be mended first.`
      : journey.archivedAt !== null
        ? 'The journey is archived. Restore it first.'
        : isRunning && !journey.draftChanged
          ? 'The draft is what is live already.'
          : null;
  /** The first version concerns nobody yet; before any other, people see what it would change. */
  const begin = () => {
    if (!journey.version) return publish.mutate({ inFlight: { type: 'stay' } });
    void saver.flush().then(() => setAsking(true));
  };
  return (
    <>
      {asking && journey.version && (
        <PublishDialog
          journey={journey}
          version={journey.version.id}
          running={publish.isPending}
          onPublish={(inFlight) => publish.mutate({ inFlight })}
          onClose={() => setAsking(false)}
        />
      )}
      {red && (
        <RedScenariosDialog
          problems={red.problems}
          running={publish.isPending}
          onPublish={(despite) => publish.mutate({ inFlight: red.inFlight, despite })}
          onLook={() => {
            setRed(null);
            onSimulate();
          }}
          onClose={() => setRed(null)}
        />
      )}
      {journey.status === 'live' && (
        <Button
          size="xs"
          variant="default"
          data-testid="pause"
          leftSection={<IconPlayerPause size={15} aria-hidden />}
          loading={pause.isPending}
          onClick={() => pause.mutate()}
        >
          Pause
        </Button>
      )}
      {journey.status === 'paused' && (
        <Button
          size="xs"
          variant="default"
          data-testid="resume"
          leftSection={<IconPlayerPlay size={15} aria-hidden />}
          onClick={() => setResuming(true)}
        >
          Resume
        </Button>
      )}
      {resuming && (
        <ResumeDialog
          journey={journey}
          onClose={() => setResuming(false)}
          onResumed={(summary) => {
            setResuming(false);
            show(summary);
          }}
        />
      )}
      <Tooltip label={reason} disabled={reason === null}>
        <Button
          size="xs"
          data-testid="publish"
          leftSection={<IconRocket size={15} aria-hidden />}
          loading={publish.isPending}
          aria-disabled={reason !== null}
          {...(reason !== null && { 'data-disabled': true })}
          onClick={() => (errors > 0 ? view.setState({ problemsShown: true }) : reason === null && begin())}
        >
          Publish
        </Button>
      </Tooltip>
    </>
  );
}
