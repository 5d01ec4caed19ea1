/** Every page in every look, and what is wrong with it: collected, so that one run names everything at once. */
import type { Page } from 'playwright-core'
import { focusedNow, lookAround } from './in-page.mjs'
import type { Album } from './screenshots.ts'
import { desktop, phone } from './town.ts'

const looks = [
  { look: 'phone.light', screen: phone, colorScheme: 'light' },
  { look: 'phone.dark', screen: phone, colorScheme: 'dark' },
  { look: 'desktop.light', screen: desktop, colorScheme: 'light' },
  { look: 'desktop.dark', screen: desktop, colorScheme: 'dark' },
] as const

export interface Findings {
  readonly seen: string[]
  readonly wide: string[]
  readonly headless: string[]
  readonly foreign: string[]
  readonly nameless: string[]
  readonly faint: string[]
  readonly low: string[]
  /** Where the pages lead: address to the page it was found on. */
  readonly links: Map<string, string>
}

export const nothingYet = (): Findings => ({
  seen: [],
  wide: [],
  headless: [],
  foreign: [],
  nameless: [],
  faint: [],
  low: [],
  links: new Map(),
})

const named = [
  'button',
  'link',
  'textbox',
  'searchbox',
  'radio',
  'checkbox',
  'combobox',
  'Date',
  'DisclosureTriangle',
  'Iframe',
]

/** Controls to which a screen reader could give no name, as the browser's own accessibility tree has them. */
async function namelessOn(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes
    .filter(({ ignored, role, name }) => !ignored && named.includes(String(role?.value)) && !String(name?.value ?? ''))
    .map(({ role }) => String(role?.value))
}

export interface Reader {
  readonly language: string
  /** True for what customers see: there every target is big enough for a thumb. */
  readonly customers?: boolean
}

/** Looks at the page as it stands, folds open, at both sizes in both schemes. */
export function inspect(findings: Findings, take: Album) {
  return async (page: Page, name: string, { language, customers = false }: Reader): Promise<void> => {
    findings.seen.push(name)
    for (const { look, screen, colorScheme } of looks) {
      await page.setViewportSize(screen)
      await page.emulateMedia({ colorScheme })
      await take(page, name, look)
      const sight = await page.evaluate(lookAround)
      const where = `${name}.${look}`
      findings.wide.push(...sight.wide.map((what) => `${where}: ${what}`))
      findings.faint.push(...sight.faint.map((what) => `${where}: ${what}`))
      if (customers) findings.low.push(...sight.low.map((what) => `${where}: ${what}`))
      if (sight.headings !== 1) findings.headless.push(`${where}: ${sight.headings} main headings`)
      if (sight.language !== language)
        findings.foreign.push(`${where}: lang="${sight.language}", expected "${language}"`)
      for (const link of sight.links) findings.links.set(link, name)
      for (const frame of page.frames().filter((one) => one !== page.mainFrame())) {
        const mail = await frame.evaluate(lookAround)
        findings.wide.push(...mail.wide.map((what) => `${where}, its mail: ${what}`))
        findings.faint.push(...mail.faint.map((what) => `${where}, its mail: ${what}`))
      }
    }
    findings.nameless.push(...(await namelessOn(page)).map((role) => `${name}: a ${role} without a name`))
  }
}

/** Goes through the page by keyboard until it comes round. Returns what was met, and where the focus could not be seen. */
export async function tabThrough(page: Page): Promise<{ met: readonly string[]; lost: readonly string[] }> {
  const met: string[] = []
  const lost: string[] = []
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate(focusedNow)
    if (focus === null) break
    met.push(focus.what)
    if (!focus.ringed || !focus.inSight) lost.push(focus.what)
  }
  return { met, lost }
}
