/** The API to be read by a person: no script, made from the same table as the OpenAPI document. */
import { Hono } from 'hono'
import { html } from 'hono/html'
import { actionNames } from '../../domain/actions.ts'
import type { AppEnv } from '../context.ts'
import { type Call, calls } from './calls.ts'
import { openApi } from './openapi.ts'

const anchor = ({ method, path }: Call): string => `${method}${path.replace(/[^a-z]+/gi, '-')}`

const titles = {
  key: 'For your checkout: an API key',
  'staff or key': 'For your systems and your people',
  staff: 'For people who work at the shop',
  admin: 'For administrators',
} as const satisfies Record<Call['who'], string>

const Entry = ({ call, document }: { call: Call; document: string }) => (
  <article class="api-call" id={anchor(call)}>
    <h3>
      <code>{call.method.toUpperCase()}</code> <code>{call.path}</code>
    </h3>
    <p>{call.does}</p>
    {call.headers && <p>Required header: {call.headers.join(', ')}</p>}
    {call.query && <p>Query: {Object.keys(call.query.shape).join(', ')}</p>}
    {call.path.endsWith('/actions') && <p>Actions: {actionNames.join(', ')}</p>}
    <details>
      <summary>Request and answer</summary>
      <pre>{document}</pre>
    </details>
  </article>
)

const whos = Object.keys(titles) as readonly Call['who'][]

function operation(document: Readonly<Record<string, unknown>>, { path, method, success }: Call): string {
  const paths = document.paths as Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>
  const { requestBody, responses } = paths[path]?.[method] ?? {}
  const answer = (responses as Readonly<Record<string, unknown>> | undefined)?.[success[0]]
  return JSON.stringify({ ...(requestBody !== undefined && { requestBody }), [success[0]]: answer }, null, 2)
}

const Page = ({ publicUrl }: { publicUrl: string }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>The API of Amends</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/style.css" />
    </head>
    <body>
      <main class="api-docs">
        <h1>The API of Amends</h1>
        <p>
          Send <code>Authorization: Bearer amk_…</code> with a key of your shop, or the JWT of your sign-in. Money is a
          decimal string with its currency, times are ISO 8601 in UTC with milliseconds, and every list is a page of{' '}
          <code>items</code> with the cursor of the <code>next</code> one. An error is one shape:{' '}
          <code>{'{"error":{"code","message","request"}}'}</code>. The whole of it, for machines:{' '}
          <a href="/v1/openapi.json">openapi.json</a>.
        </p>
        {whos.map((who) => (
          <section key={who}>
            <h2>{titles[who]}</h2>
            {calls
              .filter((call) => call.who === who)
              .map((call) => (
                <Entry key={anchor(call)} call={call} document={operation(openApi(publicUrl), call)} />
              ))}
          </section>
        ))}
      </main>
    </body>
  </html>
)

export const docsRoutes = new Hono<AppEnv>()
docsRoutes.get('/v1/openapi.json', (c) => c.json(openApi(c.get('deps').publicUrl)))
docsRoutes.get('/docs', (c) => c.html(html`<!doctype html>${<Page publicUrl={c.get('deps').publicUrl} />}`))
