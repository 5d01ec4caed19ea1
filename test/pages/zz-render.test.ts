import { writeFileSync } from 'node:fs'
import { test } from 'vitest'
import { tokens } from '/work/main/workers/pages/style.ts'
import { customerStyle } from '/work/main/workers/customer/style.ts'
import { customerPage, unsubscribePage } from '/work/main/workers/customer/page.tsx'
import { tellPage, tellThanksPage } from '/work/main/workers/customer/tell.tsx'
import { stateNames, viewIn, factsIn, now } from '/work/main/test/pages/customer-states.ts'
import { locales } from '/work/main/domain/locale.ts'
const css = tokens + customerStyle
const put = (name: string, html: unknown) => {
  const text = String(html).replace('<link rel="stylesheet" href="/style.css"/>', `<style>${css}</style>`)
  writeFileSync(`/tmp/shots/${name}.html`, text)
  writeFileSync(`/tmp/shots/${name}.dark.html`, text.replaceAll('@media (prefers-color-scheme: dark)', '@media all'))
  writeFileSync(`/tmp/shots/${name}.open.html`, text.replaceAll('<details', '<details open'))
}
test('render', async () => {
  for (const l of locales) {
    for (const n of stateNames) put(`${l}-${n}`, await customerPage(viewIn(l, n)))
    put(`${l}-stop`, await unsubscribePage(viewIn(l, 'offered')))
    put(`${l}-trouble`, await customerPage(viewIn(l, 'offered', { trouble: { act: 'proposal', why: 'page.error.amount', entered: { text: 'Hello <b>x</b> {x}', amount: 'abc' } } })))
    put(`${l}-done`, await customerPage(viewIn(l, 'chosen', { done: 'choice' })))
    const { shop } = factsIn(l, 'offered')
    put(`${l}-tell`, await tellPage({ shop, locale: l, now, form: 'x', entered: {}, trouble: null }))
    put(`${l}-tell-trouble`, await tellPage({ shop, locale: l, now, form: 'x', entered: { text: 'abc', category: 'late' }, trouble: { field: 'email', why: 'page.tell.missing.email' } }))
    put(`${l}-thanks`, await tellThanksPage(shop, l, 'grievance'))
  }
})
