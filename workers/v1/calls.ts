/** The calls of the API, said once: the OpenAPI document and the page at /docs are both made of this table. */
import { z } from 'zod'
import { actionRules } from '../../domain/actions.ts'
import { giftSchema } from '../../domain/gift-form.ts'
import { newsSchema } from '../../domain/news-form.ts'
import { staffSchema } from './access.ts'
import { causeCalls } from './cause-calls.ts'
import { codeCalls } from './code-calls.ts'
import { listSchema } from './complaint-list.ts'
import { toneSchema } from './insight.ts'
import { measuredCalls } from './measured-calls.ts'
import { limitSchema } from './page.ts'
import { quietCalls } from './quiet-calls.ts'
import { recallCalls } from './recall-calls.ts'
import { replaySchema } from './records.ts'
import * as shapes from './shapes.ts'
import { shopSchema } from './shop-settings.ts'
import { settingsOfSources } from './source-settings.ts'
import { secretsSchema } from './sources.ts'

export interface Call {
  readonly method: 'get' | 'put' | 'post' | 'patch' | 'delete'
  readonly path: string
  readonly who: 'admin' | 'staff' | 'key' | 'staff or key'
  readonly does: string
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly headers?: readonly string[]
  /** Status and shape of success. */
  readonly success: readonly [number, z.ZodType]
  /** What else it may answer, besides 401, 403 and 404. */
  readonly refuses?: Readonly<Record<number, string>>
}

const paging = z.object({ cursor: z.string().optional(), limit: limitSchema })
const ofShop = paging.extend({ shop: z.string().optional() })
const wrong = { 400: 'not JSON', 422: 'says which part is wrong' }

/** The override is a partial Policy; its own schema stands beside. */
const shopBody = shopSchema.extend({
  policy: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('A partial Policy, merged by RFC 7396: null takes a change back.'),
})
const sourceBody = z
  .object({ secrets: secretsSchema, test: z.enum(['accept', 'ignore']).optional(), apiBaseUrl: z.url().optional() })
  .loose()
  .describe(`Secrets, newest first, and the settings of this source: ${settingsOfSources}.`)

const [firstAction, ...otherActions] = Object.values(actionRules).map(({ schema }) => schema)
const actionBody = z.union(firstAction ? [firstAction, ...otherActions] : [])

const shopPath = '/v1/shops/{shop}'

export const calls: readonly Call[] = [
  {
    method: 'put',
    path: shopPath,
    who: 'admin',
    does: 'Creates a shop, or changes what the body names. The owner creates; the first time needs name, locale, timeZone, currency and sender.',
    body: shopBody,
    success: [200, shapes.shopShape],
    refuses: wrong,
  },
  {
    method: 'get',
    path: shopPath,
    who: 'staff or key',
    does: 'The shop’s settings.',
    success: [200, shapes.shopShape],
  },
  {
    method: 'put',
    path: `${shopPath}/sources/{source}`,
    who: 'admin',
    does: 'Switches a sender on. Secrets are never shown again; what is not listed is dead at once.',
    body: sourceBody,
    success: [200, shapes.sourceShape],
    refuses: wrong,
  },
  {
    method: 'delete',
    path: `${shopPath}/sources/{source}`,
    who: 'admin',
    does: 'Switches a sender off.',
    success: [200, shapes.sourceShape],
  },
  {
    method: 'post',
    path: `${shopPath}/keys`,
    who: 'admin',
    does: 'A new API key of the shop, shown this once.',
    success: [201, shapes.keyShape],
  },
  {
    method: 'delete',
    path: `${shopPath}/keys/{id}`,
    who: 'admin',
    does: 'Revokes a key at once.',
    success: [200, z.object({ id: z.string(), revokedAt: z.string() })],
  },
  {
    method: 'put',
    path: `${shopPath}/staff/{email}`,
    who: 'admin',
    does: 'Lets a person work at the shop, in a role.',
    body: staffSchema,
    success: [200, shapes.staffShape],
    refuses: wrong,
  },
  {
    method: 'delete',
    path: `${shopPath}/staff/{email}`,
    who: 'admin',
    does: 'Ends a person’s access.',
    success: [200, z.object({ email: z.string(), role: z.null() })],
  },
  {
    method: 'get',
    path: `${shopPath}/gifts`,
    who: 'staff or key',
    does: 'The catalogue of gifts. A customer is shown the finest that is in stock and worth less than their bonus.',
    success: [200, shapes.pageShape(shapes.giftShape)],
  },
  {
    method: 'put',
    path: `${shopPath}/gifts/{id}`,
    who: 'admin',
    does: 'Puts a gift into the catalogue, or changes what the body names. The first time needs a name, cost and value.',
    body: giftSchema,
    success: [200, shapes.giftShape],
    refuses: wrong,
  },
  {
    method: 'delete',
    path: `${shopPath}/gifts/{id}`,
    who: 'admin',
    does: 'Takes a gift out of the catalogue: it is switched off. Who was promised it still gets it.',
    success: [200, shapes.giftShape],
  },
  {
    method: 'get',
    path: `${shopPath}/news`,
    who: 'staff or key',
    does: 'What the shop has told its customers, newest first, and how many have heard of each.',
    query: paging,
    success: [200, shapes.pageShape(shapes.newsShape)],
    refuses: { 422: wrong[422] },
  },
  {
    method: 'post',
    path: `${shopPath}/news`,
    who: 'staff or key',
    does: 'Posts news (leads, directors, administrators, keys). Customers who agreed to it and have nothing open hear of it once, in a language it is written in, among at most six letters a year.',
    body: newsSchema,
    success: [201, shapes.newsShape],
    refuses: wrong,
  },
  {
    method: 'delete',
    path: `${shopPath}/news/{id}`,
    who: 'staff or key',
    does: 'Withdraws news: nobody hears of it any more. What has left cannot be called back.',
    success: [200, shapes.newsShape],
  },
  {
    method: 'get',
    path: `${shopPath}/figures`,
    who: 'staff or key',
    does: 'The headline figures between two dates in the shop’s zone, both included.',
    query: z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() }),
    success: [200, shapes.figuresShape],
  },
  {
    method: 'get',
    path: `${shopPath}/earnings`,
    who: 'staff or key',
    does: 'What the complaints received between two dates in the shop’s zone, both included, have cost and brought until now, on margin and with staff time: in all, by cause, remedy, compensation and month. Without dates, of the last year.',
    query: shapes.earningsPeriod,
    success: [200, shapes.earningsShape],
    refuses: { 422: wrong[422] },
  },
  {
    method: 'get',
    path: '/v1/complaints',
    who: 'staff or key',
    does: 'Complaints, those with the soonest promise first, those without an open promise last. `q` finds order, name, e-mail, code and text.',
    query: listSchema,
    success: [200, shapes.pageShape(shapes.listed)],
    refuses: { 422: wrong[422] },
  },
  {
    method: 'get',
    path: '/v1/complaints/{id}',
    who: 'staff or key',
    does: 'Everything known of one complaint. Sentences come in `lang`, else in the language of Accept-Language, else in the shop’s.',
    query: z.object({ lang: z.enum(['en', 'ru', 'ro']).optional() }),
    success: [200, shapes.complaintShape],
  },
  {
    method: 'post',
    path: '/v1/complaints/{id}/actions',
    who: 'staff',
    does: 'Does something to a complaint, on the version you saw.',
    body: actionBody,
    success: [200, shapes.complaintShape],
    refuses: { ...wrong, 409: 'stale, or not possible now' },
  },
  {
    method: 'get',
    path: '/v1/messages/{id}',
    who: 'staff',
    does: 'The exact subject, HTML and text of a mail.',
    success: [200, shapes.messageShape],
  },
  ...codeCalls,
  ...measuredCalls,
  ...quietCalls,
  ...causeCalls,
  ...recallCalls,
  {
    method: 'post',
    path: '/v1/tone',
    who: 'staff or key',
    does: 'Finds wording that blames, excuses, defends, vows, is cold or shouts.',
    body: toneSchema,
    success: [200, shapes.toneShape],
    refuses: wrong,
  },
  {
    method: 'get',
    path: '/v1/audit',
    who: 'admin',
    does: 'Who changed what, newest first.',
    query: ofShop,
    success: [200, shapes.pageShape(z.object({ shop: z.string(), seq: z.int() }).loose())],
  },
  {
    method: 'get',
    path: '/v1/alarms',
    who: 'admin',
    does: 'What went wrong, newest first.',
    query: ofShop,
    success: [200, shapes.pageShape(shapes.listed)],
  },
  {
    method: 'get',
    path: '/v1/quarantine',
    who: 'admin',
    does: 'Authentic webhooks that could not be used, newest first.',
    query: ofShop,
    success: [200, shapes.pageShape(shapes.listed)],
  },
  {
    method: 'get',
    path: '/v1/quarantine/{id}',
    who: 'admin',
    does: 'One of them, with its body in base64 as it came.',
    success: [200, shapes.listed],
  },
  {
    method: 'post',
    path: '/v1/quarantine/replay',
    who: 'admin',
    does: 'Reads all that wait once more (of a source, with a reason), some at a time: call it again with `next` as `cursor` until that is null.',
    body: replaySchema,
    success: [200, z.object({ taken: z.int(), still: z.int(), left: z.int(), next: z.string().nullable() })],
    refuses: wrong,
  },
  {
    method: 'post',
    path: '/v1/quarantine/{id}/replay',
    who: 'admin',
    does: 'Reads it once more, after a mapping was mended. Answers like the webhook would have.',
    success: [200, z.object({ status: z.string(), complaint: z.string().optional(), reason: z.string().optional() })],
    refuses: { 409: 'its source is switched off' },
  },
]

export const pathNames = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
