/** The demo shop, made through the app's own public API by its owner. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { writePrivate } from './settings.mjs'

export const shopId = 'semitsvet'

const weekday = [
  ['09:00', '13:00'],
  ['14:00', '18:00'],
]

/** Names in Latin letters: they stand in mail of all three languages, and everybody can read them. */
const shop = {
  name: 'Semitsvet',
  locale: 'ru',
  timeZone: 'Europe/Chisinau',
  currency: 'MDL',
  country: 'MD',
  sender: { name: 'Maria', email: 'care@semitsvet.example' },
  director: { name: 'Dmitri Rusu', title: 'director', email: 'director@semitsvet.example' },
  workingHours: {
    mon: weekday,
    tue: weekday,
    wed: weekday,
    thu: weekday,
    fri: weekday,
    sat: [['10:00', '14:00']],
  },
}

const staff = {
  'maria@semitsvet.example': { name: 'Maria', role: 'agent' },
  'oleg@semitsvet.example': { name: 'Oleg', role: 'lead' },
  'director@semitsvet.example': { name: 'Dmitri Rusu', role: 'director' },
}

/** Both are worth less than the bonus of an order of this shop: the finer one of them is shown. */
const gifts = {
  mug: {
    names: { en: 'a printed mug', ru: 'кружка с рисунком', ro: 'o cană imprimată' },
    cost: '28.00',
    value: '60.00',
    stock: 40,
  },
  notebook: {
    names: { en: 'a pocket notebook', ru: 'карманный блокнот', ro: 'un carnețel de buzunar' },
    cost: '6.00',
    value: '15.00',
  },
}

/** Changes when the seed does, so that an older state folder is brought up to date and a current one is left alone. */
const versionOf = (sources) =>
  createHash('sha256')
    .update(JSON.stringify([shop, staff, gifts, sources]))
    .digest('hex')

/** The shop's API key when this state folder holds the demo shop as it is now; otherwise null. */
export function seededKey(file, sources) {
  if (!existsSync(file)) return null
  const { version, apiKey } = JSON.parse(readFileSync(file, 'utf8'))
  return version === versionOf(sources) ? apiKey : null
}

/**
 * Makes or renews the demo shop; returns its API key, which the app shows only once and `file` keeps.
 * `sources` is what the local world has agreed on with every vendor: the list of them lies there alone.
 * @param {{ appUrl: string, token: string, sources: Record<string, { secrets: string[], settings: object }>, file: string }} how
 */
export async function seed({ appUrl, token, sources, file }) {
  async function call(method, path, body) {
    const response = await fetch(`${appUrl}/v1/shops/${shopId}${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'cf-access-jwt-assertion': token },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok)
      throw new Error(`${method} /v1/shops/${shopId}${path} answered ${response.status}: ${text.slice(0, 500)}`)
    return text
  }
  await call('PUT', '', shop)
  for (const [source, { secrets, settings }] of Object.entries(sources))
    await call('PUT', `/sources/${source}`, { secrets, ...settings })
  for (const [email, member] of Object.entries(staff)) await call('PUT', `/staff/${encodeURIComponent(email)}`, member)
  for (const [id, gift] of Object.entries(gifts)) await call('PUT', `/gifts/${id}`, gift)
  const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).apiKey : null
  const apiKey = before ?? JSON.parse(await call('POST', '/keys', {})).key
  writePrivate(file, `${JSON.stringify({ version: versionOf(sources), apiKey }, null, 2)}\n`)
  return apiKey
}
