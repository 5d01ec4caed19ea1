import { expect, it } from 'vitest'
import type { PolicyRow } from '../../db/policies.ts'
import type { ShopId } from '../../domain/ids.ts'
import { locales } from '../../domain/locale.ts'
import { asJson, cellsIn, changesBetween, valueAt } from '../../domain/policy/cells.ts'
import { adviceCodes, adviceOn, faultCodes } from '../../domain/policy/faults.ts'
import { policyWith } from '../../domain/policy/policy.ts'
import { workedExamples } from '../../domain/policy/worked-examples.ts'
import { beside } from '../../domain/simulation.ts'
import { generatedCases } from '../../domain/simulation-cases.ts'
import { catalog } from '../../emails/locales/catalog.ts'
import { cellLabel, cellValue, labelName, sayFault } from '../../emails/policy-words.ts'
import { isMessage } from '../../emails/say.ts'
import { asHtml } from '../../workers/admin/frame.tsx'
import { PolicyPageView, type PolicyView } from '../../workers/admin/policy-page.tsx'
import { WhyPageView } from '../../workers/admin/policy-why.tsx'
import { factsOf, policy, shop } from '../domain/facts.ts'
import { deskIn, staffNow } from './admin-desk.ts'

const hostile = '"><script>alert(1)</script>'
const version = (number: number, about: Partial<PolicyRow> = {}): PolicyRow => ({
  ...{ shop: 'semitsvet' as ShopId, version: number, override: {}, author: 'staff:ana@example.com', reason: hostile },
  ...{ startsAt: null, restores: null, createdAt: staffNow - 86_400_000 },
  ...about,
})
const [old, inForce, plan] = [version(1), version(2, { restores: 1 }), version(3, { startsAt: staffNow + 86_400_000 })]

const drafted = policyWith({
  remediesBy: { late: { severe: { vip: ['personal-care', 'express', 'full-refund'] } } },
  remedies: { faulty: ['credit', 'replacement', 'repair'] },
  limits: { agent: { MDL: 1 } },
  quiet: null,
})
if (!drafted.success) throw drafted.error
const draft = drafted.data
const simulated = beside(
  generatedCases(shop, 30, staffNow),
  shop,
  { ...shop, policy: draft },
  {
    ...{ staff: factsOf().staff, gifts: [], topSpend: null },
  },
)
const changes = changesBetween(asJson(policy), asJson(draft))

const view = (about: Partial<PolicyView> = {}): PolicyView => ({
  ...{ policy: draft, standing: { inForce, planned: [plan], newest: 3 }, versions: [plan, inForce, old] },
  fields: {
    ...{ policy: draft, standard: asJson(policy), texts: new Map(), exceptions: null },
    faults: [{ cell: 'limits.lead.MDL', code: 'below-agent', values: { minor: 500_000, currency: 'MDL' } }],
  },
  saving: { reason: hostile, begins: '', restore: null, checked: '[]' },
  review: { changes, advice: adviceOn(draft), past: simulated, generated: simulated },
  conflict: { version: 3, author: hostile, reason: hostile, theirs: changes, yours: changes },
  ...{ problem: null, faultsBegin: null, done: null },
  ...about,
})

it('every cell has a name of its own in every language, with its table’s row in it', () => {
  for (const cell of cellsIn(asJson(draft), ['MDL'])) {
    expect(isMessage(labelName(cell.path)), cell.path.join('.')).toBe(true)
    for (const locale of locales) {
      expect(cellLabel(locale, cell.path), cell.path.join('.')).not.toMatch(/[{}]/)
      expect(cellValue(locale, cell, valueAt(asJson(draft), cell.path))).not.toMatch(/[{}]|undefined|NaN/)
    }
  }
  const labels = cellsIn(asJson(draft), ['MDL']).map(({ path }) => cellLabel('en', path))
  expect(labels.filter((label, i) => labels.indexOf(label) !== i && !/^[A-Z][a-z ]+$/.test(label))).toEqual([])
})

it('every reason a policy is refused for is a sentence in every language', () => {
  const values = { least: 2, most: 21, minor: 500_000, currency: 'MDL', minutes: 61, days: 7, months: 3 }
  for (const locale of locales) {
    for (const code of faultCodes) expect(sayFault(locale, { code, values })).toMatch(/^[^{}]+\.$/)
    for (const code of adviceCodes) expect(catalog[locale][`staff.policy.advice.${code}`]).toMatch(/\.$/)
  }
})

it.each(locales)('the editor is whole in %s: each field has one label, each fault leads to its field', (locale) => {
  const page = asHtml(<PolicyPageView desk={deskIn(locale, { role: 'admin' })} view={view()} />)
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(ids.length).toBe(new Set(ids).size)
  for (const [, id] of page.matchAll(/<label for="([^"]+)"/g)) expect(ids).toContain(id)
  for (const [, id] of page.matchAll(/href="#(cell-[^"]+)"/g)) expect(ids).toContain(id)
  const fields = [
    ...page.matchAll(/<(?:input|select)[^>]*name="(?!q"|seen|base|restore|checked|locale|back|shop)[^"]+"[^>]*>/g),
  ]
  expect(fields.length).toBeGreaterThan(150)
  for (const [field] of fields) expect(/ id="| aria-label="/.test(field), field).toBe(true)
  expect(page).not.toContain('<script')
  expect(page).not.toMatch(/ style="|staff\.policy|NaN|undefined/)
})

it('who is no administrator reads it, and finds no field', () => {
  for (const role of ['agent', 'lead', 'director'] as const) {
    const page = asHtml(<PolicyPageView desk={deskIn('en', { role })} view={view({ review: null, conflict: null })} />)
    expect(page).not.toMatch(/name="(?:step|restore|compensation)/)
    expect(page).toContain('10\u00a0%')
  }
})

it('a version says whether it is in force, still to begin, or was overtaken', () => {
  const overtaken = version(2, { startsAt: staffNow + 86_400_000 })
  const standing = { inForce: version(3), planned: [], newest: 3 }
  const desk = deskIn('en', { role: 'admin' })
  const page = asHtml(<PolicyPageView desk={desk} view={view({ standing, versions: [version(3), overtaken, old] })} />)
  expect(page).toContain('Was replaced before it began.')
  expect(page.match(/Bring back version/g)).toHaveLength(2)
  expect(asHtml(<PolicyPageView desk={desk} view={view()} />)).toContain('Keep version 2 instead')
})

it.each(locales)('why a fixed bonus is told in %s with the same figures', (locale) => {
  const page = asHtml(<WhyPageView desk={deskIn(locale)} examples={workedExamples()} />).replaceAll(
    /[\s\u00a0\u202f.,]/g,
    '',
  )
  for (const sum of ['58000', '12700', '10000', '6000', '1750', '1400', '9000', '36000']) expect(page).toContain(sum)
  expect(page).not.toMatch(/\{|staffpolicy/)
})
