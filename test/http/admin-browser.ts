/** A person at the dashboard: pages asked for and forms sent as a browser does, with a cookie and an origin. */
import { SELF } from 'cloudflare:test'
import { origin, signIn } from '../harness/shop.ts'

export interface Visit {
  readonly status: number
  readonly html: string
  readonly location: string | null
  readonly headers: Headers
}

const seen = async (answer: Response): Promise<Visit> => ({
  status: answer.status,
  html: await answer.text(),
  location: answer.headers.get('location'),
  headers: answer.headers,
})

async function cookie(email: string | null): Promise<Record<string, string>> {
  if (email === null) return {}
  return { cookie: `CF_Authorization=${(await signIn(email))['cf-access-jwt-assertion']}` }
}

export const visit = async (email: string | null, path: string, headers: Record<string, string> = {}): Promise<Visit> =>
  seen(await SELF.fetch(`${origin}${path}`, { headers: { ...(await cookie(email)), ...headers }, redirect: 'manual' }))

export type Fields = Readonly<Record<string, string | readonly string[]>>

export async function send(
  email: string | null,
  path: string,
  fields: Fields,
  headers: Record<string, string> = { origin },
): Promise<Visit> {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
  return seen(
    await SELF.fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { ...(await cookie(email)), 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: body.toString(),
      redirect: 'manual',
    }),
  )
}

/** The hidden fields of the form that does `action`: the version it is decided on, and when the page was made. */
export function formOf({ html }: Visit, action: string): Record<string, string> {
  const form = html.split('<form').find((part) => part.includes(`name="action" value="${action}"`)) ?? ''
  const fields = [...form.matchAll(/<input type="hidden" name="([a-z]+)" value="([^"]*)"/g)]
  if (fields.length === 0) throw new Error(`no form for ${action}`)
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]))
}
