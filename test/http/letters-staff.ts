/** What a person of the shop does, by the API. */
import { SELF } from 'cloudflare:test'
import { origin, signIn } from '../harness/shop.ts'

/** Acts on the newest version, unless told which one the page showed. */
export async function actAs(email: string, complaint: string, action: Readonly<Record<string, unknown>>) {
  const headers = { ...(await signIn(email)), 'content-type': 'application/json' }
  const shown = await SELF.fetch(`${origin}/v1/complaints/${complaint}`, { headers })
  const { version } = await shown.json<{ version: number }>()
  const answer = await SELF.fetch(`${origin}/v1/complaints/${complaint}/actions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ version, ...action }),
  })
  const body = await answer.json<{ version?: number }>()
  return { http: answer.status, version: body.version ?? -1 }
}
