import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import './tokens.css';
import './base.css';
import { chosenTheme, showTheme } from './theme';

showTheme(chosenTheme());

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root to draw in.');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
