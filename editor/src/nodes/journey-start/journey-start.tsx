import { journeyId } from '@sendero/shared';
import { IconArrowRampRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { journeyQueries } from '../../api/journeys-api';
import type { NodeView } from '../node-view';
import { JourneyStartForm } from './journey-start-form';

export const journeyStart: NodeView<'journey.start'> = {
  Icon: IconArrowRampRight,
  Summary: ({ config }) => <JourneyName id={config.journey} />,
  Form: JourneyStartForm,
};

function JourneyName({ id }: { readonly id: string }) {
  const parsed = journeyId.safeParse(id);
  return parsed.success ? <KnownJourney id={parsed.data} /> : <>No journey yet</>;
}

function KnownJourney({ id }: { readonly id: Parameters<typeof journeyQueries.detail>[0] }) {
  const { data } = useQuery({ ...journeyQueries.detail(id), retry: false, staleTime: 60_000 });
  return <>{data?.name ?? 'Another journey'}</>;
}
