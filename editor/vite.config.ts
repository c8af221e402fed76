import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env['SENDERO_SERVER'] ?? 'http://localhost:3000';

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: {
      '@sendero/shared': fileURLToPath(new URL('../shared/src/index.ts', import.meta.url)),
      '@sendero/engine': fileURLToPath(new URL('../engine/src/index.ts', import.meta.url)),
    },
  },
  build: { outDir: 'dist', emptyOutDir: true, sourcemap: true },
  server: {
    // The Host header stays as the browser wrote it: the server refuses a page whose origin is not its own.
    proxy: {
      '/api': { target: server },
      '/sandbox': { target: server },
      '/webhooks': { target: server },
      '/files': { target: server },
      '/widget': { target: server },
      '/socket.io': { target: server, ws: true },
    },
  },
});
