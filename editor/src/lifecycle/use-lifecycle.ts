import type { JourneyDetail, JourneySummary } from '@sendero/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { journeyQueries } from '../api/journeys-api';
import { archiveJourney, cloneJourney, pauseJourney, restoreJourney } from '../api/lifecycle-api';
import { toastFailure, toastSuccess } from '../ui/toast';

/** What can be done to a journey at once, without a question, wherever it is shown. */
export function useLifecycle({ id, name }: Pick<JourneySummary, 'id' | 'name'>) {
  const client = useQueryClient();
  const navigate = useNavigate();
  /** Shows a journey as it has become. */
  const show = (summary: Partial<JourneySummary>) => {
    client.setQueryData(journeyQueries.detail(id).queryKey, (detail: JourneyDetail | undefined) =>
      detail ? { ...detail, ...summary } : detail,
    );
    void client.invalidateQueries({ queryKey: ['journeys', 'list'] });
    void client.invalidateQueries({ queryKey: journeyQueries.versions(id).queryKey, exact: true });
    void client.invalidateQueries({ queryKey: ['journeys', id, 'history'] });
    void client.invalidateQueries({ queryKey: ['journeys', id, 'tasks'] });
  };
  const pause = useMutation({
    mutationFn: () => pauseJourney(id),
    onSuccess: (summary) => {
      show(summary);
      toastSuccess(`“${name}” is paused. Everybody stays where they are.`);
    },
    onError: (error) => toastFailure('The journey was not paused', error),
  });
  const archive = useMutation({
    mutationFn: () => archiveJourney(id),
    onSuccess: (summary) => {
      show(summary);
      toastSuccess(`“${name}” is in the archive now.`);
    },
    onError: (error) => toastFailure('The journey was not archived', error),
  });
  const restore = useMutation({
    mutationFn: () => restoreJourney(id),
    onSuccess: (summary) => {
      show(summary);
      toastSuccess(`“${name}” is back.`);
    },
    onError: (error) => toastFailure('The journey was not restored', error),
  });
  const clone = useMutation({
    mutationFn: () => cloneJourney(id),
    onSuccess: async (copy) => {
      show({});
      toastSuccess(`This is “${copy.name}”, a draft of its own.`);
      await navigate(`/journeys/${copy.id}`);
    },
    onError: (error) => toastFailure('The journey was not cloned', error),
  });
  return { show, pause, archive, restore, clone };
}
