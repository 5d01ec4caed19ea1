import { build } from 'esbuild'

/** The local world as one module, so that tests in workerd talk to the very stand-ins `npm start` runs. */
export async function worldScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['local/index.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'esnext',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}
