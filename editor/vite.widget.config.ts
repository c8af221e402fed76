import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The button for other people's pages: one small script that leaves nothing behind in theirs. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/widget',
    emptyOutDir: true,
    target: 'es2020',
    lib: {
      entry: fileURLToPath(new URL('src/widget/message-us.ts', import.meta.url)),
      formats: ['iife'],
      name: 'messageUs',
      fileName: () => 'message-us.js',
    },
  },
});
