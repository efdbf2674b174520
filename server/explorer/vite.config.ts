import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// During development the Go server answers everything but the pages themselves.
const server = process.env.HUIPU_URL ?? 'http://127.0.0.1:8080';

// GraphiQL's style sheet carries its fonts as data: URLs, which `font-src 'self'` blocks.
// They weigh more than the rest of the sheet; the reader's own fonts serve as well.
function withoutEmbeddedFonts(): Plugin {
  return {
    name: 'huipu:without-embedded-fonts',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/graphiql\/.*\.css$/.test(id)) return null;
      return { code: code.replace(/@font-face\s*\{[^}]*\}/g, ''), map: null };
    },
  };
}

export default defineConfig({
  plugins: [withoutEmbeddedFonts(), react()],
  resolve: {
    // GraphiQL's dialogs insert <style> elements, which `style-src 'self'` blocks. The
    // stand-in applies the same rules through a constructed style sheet, which it allows.
    alias: { 'react-style-singleton': here('./src/graphiql/styleSingleton.ts') },
  },
  server: { proxy: { '/graphql': server } },
  build: {
    target: 'es2024',
    // A data: URL for a font or an image would need a wider content security policy.
    assetsInlineLimit: 0,
    // The preload polyfill is an inline script, and every browser we support has preload.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { explorer: here('./index.html'), graphiql: here('./graphiql/index.html') },
    },
  },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.spec.ts'],
          // One browser, one page at a time: the tests share the server under test.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
