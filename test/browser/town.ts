/** The whole system, started as `npm start` starts it, and people who meet it in a browser without script. */
import type { BrowserContext, ConsoleMessage, Page } from 'playwright-core'
import { startServers } from '../../scripts/servers.mjs'
import { audit } from '../harness/auditor.ts'
import { openD1 } from '../local/database.ts'
import { temporaryState } from '../local/state.mjs'
import { launchChromium } from './chromium.ts'

export interface Screen {
  readonly width: number
  readonly height: number
}

export const phone: Screen = { width: 360, height: 740 }
export const desktop: Screen = { width: 1440, height: 900 }

export interface Town {
  readonly app: string
  /** Demo shop, checkout, inbox and sign-in. */
  readonly world: string
  /** Everything a browser complained about, and every address it was sent to beyond these two. */
  readonly noise: readonly string[]
  /** A person with a browser of their own: their language, their screen, their cookies. */
  person(language: string, screen?: Screen): Promise<Page>
  /** What the auditor finds in the app's database as it is now. */
  findings(): Promise<readonly string[]>
  close(): Promise<void>
}

/** A page that is meant to answer 401, 404 or 410 says so in the console; that is no complaint about it. */
const isOwnStatus = (message: ConsoleMessage): boolean =>
  message.text().startsWith('Failed to load resource: the server responded with a status of') &&
  message.location().url === message.page()?.url()

/**
 * Every story begins on a Tuesday at ten or eleven in Chișinău: what waits for the morning, or for somebody to be at
 * work, is the same whenever the tests run.
 */
async function beginOnTuesday(app: string): Promise<void> {
  const clock = `${app}/local/clock`
  const { now } = (await (await fetch(clock)).json()) as { readonly now: string }
  const start = new Date(now)
  const tuesday = new Date(start)
  tuesday.setUTCHours(8, 0, 0, 0)
  do tuesday.setUTCDate(tuesday.getUTCDate() + 1)
  while (tuesday.getUTCDay() !== 2)
  const advance = `PT${Math.ceil((tuesday.getTime() - start.getTime()) / 60_000)}M`
  const answer = await fetch(clock, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance }),
  })
  if (!answer.ok) throw new Error(`The clock did not move: ${await answer.text()}`)
}

/** Throws when there is no browser, or no demo shop: what follows would be about something else. */
export async function openTown(): Promise<Town> {
  const browser = await launchChromium()
  const { stateDir, remove } = await temporaryState()
  const servers = await startServers({ stateDir })
  async function close(): Promise<void> {
    await browser.close()
    await servers.stop()
    await remove()
  }
  if (servers.seedProblem !== null) {
    await close()
    throw new Error(`The demo shop was not seeded: ${servers.seedProblem}`)
  }
  const { appUrl: app, worldUrl } = servers
  await beginOnTuesday(app)
  const world = worldUrl ?? ''
  const noise: string[] = []

  function listen(context: BrowserContext): void {
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !isOwnStatus(message)) {
        noise.push(`${message.page()?.url()}: ${message.text()} (${message.location().url})`)
      }
    })
    context.on('weberror', (error) => noise.push(`${error.page()?.url()}: ${error.error().message}`))
    context.on('request', (request) => {
      const url = new URL(request.url())
      if (/^https?:$/.test(url.protocol) && url.origin !== app && url.origin !== world) {
        noise.push(`${request.frame().url()} asked for ${request.url()}`)
      }
    })
  }

  return {
    app,
    world,
    noise,
    async person(language, screen = desktop) {
      const context = await browser.newContext({ javaScriptEnabled: false, locale: language, viewport: screen })
      context.setDefaultTimeout(10_000)
      listen(context)
      return context.newPage()
    },
    async findings() {
      const database = openD1(stateDir)
      try {
        return await audit(async (questions) => questions.map((sql) => database.prepare(sql).all()))
      } finally {
        database.close()
      }
    },
    close,
  }
}
