import { isBillable, pricingText, type Pricing, type ReportedCharge } from '@sendero/shared';
import { countText } from '../ui/count-text';
import { Panel } from '../ui/panel';
import { PeopleLink } from './people-link';
import styles from './report-page.module.css';

/** Which messages WhatsApp charges for, as far as its receipts tell. */
export function ChargesPanel({ charges }: { readonly charges: readonly ReportedCharge[] }) {
  if (charges.length === 0) return null;
  return (
    <Panel
      title="What WhatsApp charges for"
      description="Messages of these runs by what WhatsApp's receipts say about charging for them. Those that failed are left out."
    >
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="What WhatsApp charges for">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Category</th>
              <th scope="col">Charged for</th>
              <th scope="col">By</th>
              <th scope="col">Messages</th>
              <th scope="col">Runs</th>
            </tr>
          </thead>
          <tbody>
            {charges.map(({ pricing, messages, runs }) => {
              const told = pricing && pricingText(pricing);
              return (
                <tr key={told ?? 'untold'} data-testid={`charge-${pricing?.category ?? 'untold'}`}>
                  <th scope="row">{pricing ? named(pricing.category) : 'Nothing was told yet'}</th>
                  <td>{pricing ? chargedText(pricing) : ''}</td>
                  <td>{pricing ? modelText(pricing.model) : ''}</td>
                  <td>{countText(messages)}</td>
                  <td>
                    <PeopleLink
                      count={runs}
                      who={
                        pricing
                          ? `who got a ${named(pricing.category).toLowerCase()} message`
                          : 'of whom nothing was told'
                      }
                      people={{ pricing: told ?? 'untold' }}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

/** Such as “Authentication international”. */
function named(category: string): string {
  const words = category.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function chargedText(pricing: Pricing): string {
  if (isBillable(pricing)) return 'Yes';
  switch (pricing.type) {
    case 'free_customer_service':
      return 'No, inside the service window';
    case 'free_entry_point':
      return 'No, the customer came by an ad or a page';
    default:
      return 'No';
  }
}

function modelText(model: string): string {
  switch (model) {
    case 'PMP':
      return 'Message';
    case 'CBP':
      return 'Conversation';
    default:
      return model;
  }
}
