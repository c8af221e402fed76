import type { ReportedSplit, ReportedVariant } from '@sendero/shared';
import { countText } from '../ui/count-text';
import { Panel } from '../ui/panel';
import { percentText } from '../ui/percent-text';
import { liftText } from './lift-text';
import { PeopleLink } from './people-link';
import styles from './report-page.module.css';

/** The ways of a split beside each other, by how many reached the goal. */
export function VariantsPanel({ split }: { readonly split: ReportedSplit }) {
  return (
    <Panel title={`Ways of “${split.title}”`} description="Compared by how many of their runs reached the goal.">
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={`Ways of ${split.title}`}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Way</th>
              <th scope="col">Runs</th>
              <th scope="col">Reached the goal</th>
              <th scope="col">Against who got nothing</th>
              <th scope="col">Against the other ways</th>
            </tr>
          </thead>
          <tbody>
            {split.variants.map((variant) => (
              <Variant key={variant.output} node={split.node} variant={variant} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

interface VariantProps {
  readonly node: string;
  readonly variant: ReportedVariant;
}

function Variant({ node, variant: { output, label, share, againstControl, againstOthers } }: VariantProps) {
  return (
    <tr data-testid={`variant-${output}`}>
      <th scope="row">{label}</th>
      <td>
        <PeopleLink count={share.started} who={`who went by ${label}`} people={{ node, output }} />
      </td>
      <td>
        <PeopleLink
          count={share.reached}
          who={`who went by ${label} and reached the goal`}
          people={{ node, output, reached: 'true' }}
        />{' '}
        of {countText(share.started)}
        {share.started > 0 && ` (${percentText(share.reached, share.started)})`}
      </td>
      <td>{againstControl ? liftText(againstControl) : 'Nobody to compare with'}</td>
      <td>{againstOthers ? liftText(againstOthers) : 'Nobody to compare with'}</td>
    </tr>
  );
}
