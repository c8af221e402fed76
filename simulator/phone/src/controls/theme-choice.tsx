import { useState, type ReactNode } from 'react';
import { chooseTheme, chosenTheme, type Theme } from '../theme';
import styles from './theme-choice.module.css';

const themes: readonly { readonly theme: Theme; readonly label: string }[] = [
  { theme: 'system', label: 'System' },
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' },
];

export function ThemeChoice(): ReactNode {
  const [chosen, setChosen] = useState(chosenTheme);
  return (
    <fieldset className={styles['themes']}>
      <legend className="visually-hidden">Theme</legend>
      {themes.map(({ theme, label }) => (
        <label key={theme}>
          <input
            type="radio"
            name="theme"
            checked={chosen === theme}
            onChange={() => {
              chooseTheme(theme);
              setChosen(theme);
            }}
            data-testid={`theme-${theme}`}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
