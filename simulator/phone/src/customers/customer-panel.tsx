import { useState, type ReactNode } from 'react';
import type { Customer } from '../../../src/control-api';
import { IconButton } from '../ui/icon-button';
import { ControlsIcon, PeopleIcon, PlusIcon, SearchIcon } from '../ui/icons';
import { AddCustomer } from './add-customer';
import { CustomerRow } from './customer-row';
import styles from './customer-panel.module.css';

/** How many customers are drawn at first: a crowd can have thousands. */
const pageSize = 100;
/** From how many customers on a search is worth its room. */
const searchFrom = 8;

/** Everyone who can hold the phone; picking one hands it over. */
export function CustomerPanel({
  customers,
  selected,
  now,
  onPick,
  onAdded,
  onControls,
}: {
  readonly customers: readonly Customer[];
  readonly selected: string | null;
  /** Sandbox time, epoch ms. */
  readonly now: number;
  readonly onPick: (waId: string) => void;
  readonly onAdded: (customer: Customer) => void;
  readonly onControls: (() => void) | null;
}): ReactNode {
  const [adding, setAdding] = useState(false);
  const [search, setSearch] = useState('');
  const [pages, setPages] = useState(1);
  const found = customers.filter((customer) => matches(customer, search));

  return (
    <section className={styles['panel']} aria-label="Customers">
      <header className={styles['header']}>
        <h1>Customers</h1>
        {onControls && (
          <IconButton label="Sandbox controls" onClick={onControls} data-testid="open-controls">
            <ControlsIcon />
          </IconButton>
        )}
        <IconButton
          label="Add a customer"
          solid
          aria-expanded={adding}
          onClick={() => setAdding(!adding)}
          data-testid="add-customer"
        >
          <PlusIcon size={20} />
        </IconButton>
      </header>
      {adding && (
        <AddCustomer
          customers={customers}
          onAdded={(customer) => {
            setAdding(false);
            setSearch('');
            onAdded(customer);
          }}
          onCancel={() => setAdding(false)}
        />
      )}
      {customers.length >= searchFrom && (
        <label className={styles['search']}>
          <SearchIcon size={17} />
          <span className="visually-hidden">Search customers</span>
          <input
            type="search"
            placeholder="Name or number"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </label>
      )}
      <ul className={styles['list']} data-testid="customer-list">
        {found.slice(0, pages * pageSize).map((customer) => (
          <li key={customer.waId}>
            <CustomerRow
              customer={customer}
              selected={customer.waId === selected}
              now={now}
              onPick={() => onPick(customer.waId)}
            />
          </li>
        ))}
      </ul>
      {found.length > pages * pageSize && (
        <button type="button" className={styles['more']} onClick={() => setPages(pages + 1)}>
          Show more of {found.length.toLocaleString()} customers
        </button>
      )}
      {customers.length === 0 && !adding && <NoCustomers />}
      {customers.length > 0 && found.length === 0 && <p className={styles['none']}>Nobody is called “{search}”.</p>}
    </section>
  );
}

function matches({ name, waId }: Customer, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  const digits = wanted.replace(/\D/g, '');
  return name.toLowerCase().includes(wanted) || (digits !== '' && waId.includes(digits));
}

function NoCustomers(): ReactNode {
  return (
    <div className={styles['empty']}>
      <PeopleIcon size={34} />
      <h2>Nobody here yet</h2>
      <p>
        Add a customer, then write the first message as they would. A name and any number will do: no real phone gets
        anything.
      </p>
    </div>
  );
}
