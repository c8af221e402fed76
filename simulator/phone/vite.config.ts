import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: fromHere('.'),
  // Relative addresses, so that the same build works at `/sandbox/` and at the root of a simulator of its own.
  base: './',
  plugins: [react()],
  // `light-dark()` in tokens.css sets the floor.
  build: {
    outDir: fromHere('../dist/phone'),
    emptyOutDir: true,
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
  },
  server: { proxy: { '/api': { target: process.env['SIMULATOR_URL'] ?? 'http://127.0.0.1:3001' } } },
});
