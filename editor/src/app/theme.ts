import {
  createTheme,
  Drawer,
  Fieldset,
  Menu,
  Modal,
  Skeleton,
  Tooltip,
  type CSSVariablesResolver,
} from '@mantine/core';

const dialogTitle = { fontSize: 17, fontWeight: 650, lineHeight: 1.3, overflowWrap: 'anywhere' } as const;

/** Heather, paper and ink: nothing here looks like a status (green, amber, red) or like the chat itself. */
export const theme = createTheme({
  primaryColor: 'heather',
  primaryShade: { light: 7, dark: 6 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace',
  headings: { fontWeight: '650' },
  radius: { xs: '3px', sm: '6px', md: '8px', lg: '12px', xl: '20px' },
  colors: {
    heather: [
      '#f5f0f8',
      '#e8deef',
      '#d2bfdf',
      '#b99dcc',
      '#a37fbb',
      '#9069ac',
      '#7d569a',
      '#6a4684',
      '#57386d',
      '#432a55',
    ],
    red: ['#fdeded', '#fad9da', '#f4b3b5', '#ee8d90', '#e56a6e', '#d64d53', '#c23741', '#b02a37', '#92212d', '#761a24'],
    gray: [
      '#faf8f5',
      '#f3f0ea',
      '#e9e5dd',
      '#ded8cd',
      '#cdc6b9',
      '#aca596',
      '#857f76',
      '#57524f',
      '#3a3639',
      '#262230',
    ],
    dark: [
      '#d8d3df',
      '#bdb6c8',
      '#9890a5',
      '#736a82',
      '#4a4356',
      '#3c3547',
      '#2a2633',
      '#1e1b25',
      '#17141c',
      '#100e14',
    ],
  },
  components: {
    // The placeholder is a child that a menu may not have; without it the first item takes the focus.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, centered: true },
      styles: { title: dialogTitle },
    }),
    Drawer: Drawer.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, position: 'right' },
      styles: { title: dialogTitle },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { withArrow: true, openDelay: 300 } }),
    Fieldset: Fieldset.extend({ styles: { legend: { fontWeight: 650 } } }),
    Skeleton: Skeleton.extend({ defaultProps: { radius: 'sm' } }),
  },
});

/** Ties Mantine's own surfaces and texts to the tokens, so that both change together. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-muted)',
    '--mantine-color-placeholder': 'var(--text-muted)',
    '--mantine-color-anchor': 'var(--accent-text)',
    '--mantine-color-error': 'var(--danger)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-default-hover': 'var(--surface-hover)',
    ...lightVariant('heather', 'accent-soft', 'accent-text'),
    ...lightVariant('red', 'danger-soft', 'danger'),
    ...lightVariant('yellow', 'warning-soft', 'warning'),
    ...lightVariant('blue', 'info-soft', 'info'),
  };
  return { variables: {}, light: shared, dark: { ...shared, '--mantine-color-default': 'var(--surface-hover)' } };
};

/** Soft buttons and notices of one of Mantine's colours. */
function lightVariant(color: string, background: string, text: string): Readonly<Record<string, string>> {
  return {
    [`--mantine-color-${color}-light`]: `var(--${background})`,
    [`--mantine-color-${color}-light-hover`]: `color-mix(in srgb, var(--${background}), var(--text) 6%)`,
    [`--mantine-color-${color}-light-color`]: `var(--${text})`,
  };
}
