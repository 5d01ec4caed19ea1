/** The customer's side of a test: the link from the first mail, the page, its forms. */
import { env, SELF } from 'cloudflare:test'
import { acknowledged, complain, eventually, type Grievance, linkIn, origin, type TestShop } from '../harness/shop.ts'

export interface Visitor {
  readonly complaint: string
  readonly email: string
  readonly order: string
  /** The whole address: `http://app.test/r/…`. */
  readonly link: string
}

/** A complaint whose customer has the first mail in hand, and whose page has the ways on it. */
export async function visitor(shop: TestShop, about: Grievance = {}): Promise<Visitor> {
  const { complaint, email, order } = await complain(shop, about)
  const mail = await acknowledged(complaint)
  await eventually(async () => (await remediesOf(complaint)).length > 0)
  return { complaint, email, order, link: linkIn(mail.payload) }
}

export async function remediesOf(complaint: string): Promise<readonly string[]> {
  const { results } = await env.DB.prepare('select id from remedies where complaint = ?1 order by round desc, place')
    .bind(complaint)
    .all<{ id: string }>()
  return results.map(({ id }) => id)
}

export const open = (link: string, init: RequestInit = {}) => SELF.fetch(link, { redirect: 'manual', ...init })

export async function nonceOf(link: string): Promise<string> {
  const nonce = /name="form" value="([^"]+)"/.exec(await (await open(link)).text())?.[1]
  if (!nonce) throw new Error('the page has no form')
  return nonce
}

/** Posts a form as a browser does from our page. */
export async function press(
  { link }: Pick<Visitor, 'link'>,
  act: string,
  fields: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const form = fields.form ?? (await nonceOf(link))
  return open(`${link}/${act}`, {
    method: 'POST',
    headers: { origin: 'null', ...headers },
    body: new URLSearchParams({ ...fields, form }),
  })
}

/** Every row of every table: what a request that changes nothing leaves as it was. */
export async function everything(): Promise<string> {
  const { results: tables } = await env.DB.prepare(
    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '_cf_%' and name not like 'd1_%' order by name",
  ).all<{ name: string }>()
  const rows = await env.DB.batch(tables.map(({ name }) => env.DB.prepare(`select * from "${name}"`)))
  const text = JSON.stringify(rows.map(({ results }) => results))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return `${text.length} ${Buffer.from(hash).toString('hex')}`
}

export const one = <Row>(sql: string, ...values: readonly (string | number)[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .first<Row>()

export const count = async (sql: string, ...values: readonly (string | number)[]): Promise<number> =>
  (await one<{ n: number }>(`select count(*) as n from ${sql}`, ...values))?.n ?? -1

export { origin }
