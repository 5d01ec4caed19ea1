/** Pictures for a person to look through: `.local/screenshots/<story>/<number>-<what>.jpg`. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

export type Album = (page: Page, what: string, look?: string) => Promise<void>

/**
 * An album of its own for each story, emptied first. Returns how a picture is taken: pictures are numbered as they come,
 * and several looks of one thing share its number.
 */
export function openAlbum(story: string): Album {
  const folder = join(import.meta.dirname, '../../.local/screenshots', story)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  let number = 0
  let last = ''
  return async (page, what, look) => {
    if (what !== last) number += 1
    last = what
    // A page behind another paints once a second.
    await page.bringToFront()
    // A frame that is out of sight is not painted, and would be a white hole in the picture.
    if ((await page.locator('iframe').count()) > 0) await page.locator('iframe').first().scrollIntoViewIfNeeded()
    const name = `${String(number).padStart(2, '0')}-${what}${look === undefined ? '' : `.${look}`}.jpg`
    await page.screenshot({
      path: join(folder, name),
      type: 'jpeg',
      quality: 85,
      fullPage: true,
      animations: 'disabled',
    })
  }
}
