/** What look-ups of thin notices share: an object of a known shape, and the vendor's word that it was only a trial. */
import type { z } from 'zod'
import { askOnce } from './asking.ts'
import type { Api, NotFound } from './source.ts'

export type Read<Shape> = { readonly kind: 'read'; readonly said: Shape } | NotFound

/** Asks once for an object. What has another shape (a proxy's page, an error with status 200) is no answer either. */
export async function askFor<Shape>(
  schema: z.ZodType<Shape>,
  who: string,
  api: Api,
  path: string,
  headers: Record<string, string>,
): Promise<Read<Shape>> {
  const answer = await askOnce(who, api, path, { headers })
  if (answer.kind !== 'answered') return answer
  const read = schema.safeParse(answer.body)
  return read.success ? { kind: 'read', said: read.data } : { kind: 'later', why: `${who} answered something else` }
}

/**
 * Whether a payment that only the API calls a trial is left alone. The setting decides; without it the demo counts trials
 * (it alone has a stand-in's address) and production does not.
 */
export const ignoresTrials = (settings: {
  readonly test?: 'accept' | 'ignore' | undefined
  readonly apiBaseUrl?: string | undefined
}): boolean => (settings.test === undefined ? settings.apiBaseUrl === undefined : settings.test === 'ignore')

export const onlyTrial: NotFound = { kind: 'nothing', why: 'a trial payment' }
