/** The machine's own Chromium; nothing is downloaded. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { test } from 'vitest'

const usualNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** Where macOS keeps it, which puts nothing on the path. */
const bundles = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** `CHROMIUM_PATH`, else one of the usual names on the path; null when there is none. */
export function findChromium(environment: Readonly<Record<string, string | undefined>> = process.env): string | null {
  const named = environment.CHROMIUM_PATH
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const candidates = [
    ...(named ? [named] : []),
    ...usualNames.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...bundles,
  ]
  return candidates.find(canRun) ?? null
}

const found = findChromium()

/** Skipped where there is no browser; on a build machine (`CI=true`) it runs and says what is missing. */
export const browserTest = found === null && process.env.CI !== 'true' ? test.skip : test

/** A fresh browser that speaks to nobody but the pages it is shown. */
export async function launchChromium(): Promise<Browser> {
  if (found === null) {
    throw new Error('There is no Chromium on this machine. Install one, or say where it is with CHROMIUM_PATH.')
  }
  return chromium.launch({
    executablePath: found,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
