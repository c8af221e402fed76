import { Select } from '@mantine/core';
import { versionId, type JourneyId, type VersionId } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { journeyQueries } from '../api/journeys-api';
import { countText } from '../ui/count-text';
import styles from './live-view.module.css';

interface Props {
  readonly journey: JourneyId;
  readonly shown: VersionId;
  readonly onShow: (version: VersionId) => void;
}

/** Which version is watched, with how many walk each; nothing while there is only one. */
export function VersionChoice({ journey, shown, onShow }: Props) {
  const { data, refetch } = useQuery(journeyQueries.versions(journey));
  const versions = data?.items ?? [];
  if (versions.length < 2) return null;
  const here = new Map(versions.map((version) => [String(version.id), version.here]));
  return (
    <Select
      className={styles.versions ?? ''}
      aria-label="The version that is watched"
      allowDeselect={false}
      data={versions.map(({ id, number }, place) => ({
        value: id,
        label: place === 0 ? `Version ${number}, the newest` : `Version ${number}`,
      }))}
      // Only in the list, which is asked for when it opens: beside figures that move it would be wrong soon.
      renderOption={({ option }) => (
        <span className={styles.version}>
          {option.label} <span className={styles.here}>{countText(here.get(option.value) ?? 0)} here</span>
        </span>
      )}
      value={shown}
      onChange={(value) => onShow(versionId.parse(value))}
      onDropdownOpen={() => void refetch()}
      data-testid="live-version"
    />
  );
}
