import { Radio, Select, Stack, Text } from '@mantine/core';
import { definitionOf, titleOf, type Impact, type InFlight, type JourneyDocument, type NodeId } from '@sendero/shared';
import { countText } from '../ui/count-text';
import { outcomeOf } from './outcome-of';
import { impactText, outcomeText } from './outcome-text';

interface Props {
  readonly impact: Impact;
  readonly draft: JourneyDocument;
  readonly choice: InFlight;
  readonly onChange: (choice: InFlight) => void;
}

/** How many people are under way, what is to become of them, and what that would come to. */
export function InFlightFields({ impact, draft, choice, onChange }: Props) {
  const { total, nodes } = impact;
  if (total === 0) return <Text data-testid="impact">Nobody is in the journey now.</Text>;
  const lost = [...new Map(nodes.filter(({ fate }) => fate === 'removed').map((line) => [line.node, line])).values()];
  const places = draft.nodes.filter(({ type }) => !definitionOf(type).traits.start);
  const map = choice.type === 'move' ? choice.nodes : {};
  return (
    <Stack gap="sm">
      <Text data-testid="impact">{impactText(impact)}</Text>
      <Radio.Group
        label="What is to become of them?"
        value={choice.type}
        onChange={(type) =>
          onChange(type === 'move' ? { type, nodes: {} } : { type: type === 'exit' ? 'exit' : 'stay' })
        }
      >
        <Stack gap="xs" mt="xs">
          <Radio value="stay" label="They finish the version that they began with" />
          <Radio
            value="move"
            label="They go on in the new version"
            description="On unchanged steps with the time that they have waited; on changed steps they begin that step anew."
          />
          <Radio value="exit" label="They leave the journey" />
        </Stack>
      </Radio.Group>
      {choice.type === 'move' &&
        lost.map(({ node, title, runs }) => (
          <Select
            key={node}
            label={`“${title}” is gone (${countText(runs)})`}
            value={valueOf(map[node])}
            allowDeselect={false}
            data={[
              { value: STAY, label: 'Stay on the old version' },
              { value: EXIT, label: 'Leave the journey' },
              ...places.map((place) => ({ value: place.id, label: `Go to “${titleOf(place)}”` })),
            ]}
            onChange={(value) => {
              const goal = places.find(({ id }) => id === value)?.id ?? (value === EXIT ? null : undefined);
              const { [node]: _, ...others } = map;
              onChange({ type: 'move', nodes: goal === undefined ? others : { ...others, [node]: goal } });
            }}
          />
        ))}
      <Text data-testid="outcome">{outcomeText(outcomeOf(impact, choice))}</Text>
    </Stack>
  );
}

/** No node's id has a `$`. */
const STAY = '$stay';
const EXIT = '$exit';

function valueOf(goal: NodeId | null | undefined): string {
  return goal === undefined ? STAY : (goal ?? EXIT);
}
