/** What people do in the demo shop, the inbox and the dashboard: by button, link and label, as they would. */
import type { FrameLocator, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Screen, Town } from './town.ts'

const soon = { timeout: 10_000, interval: 100 }

/** Presses what leads to a page, and waits until that page is there. */
export async function goBy(target: Locator): Promise<void> {
  await Promise.all([target.page().waitForEvent('load'), target.click()])
}

/**
 * Presses a complaint in the demo shop, which is open, and ends on the page that says what the app answered. Returns the
 * customer's address.
 */
export async function press(shopper: Page, slug: string): Promise<string> {
  await goBy(shopper.locator(`button[name="case"][value="${slug}"]`))
  return shopper
    .getByRole('complementary')
    .getByText(/@example\.com$/)
    .innerText()
}

export async function raise(town: Town, shopper: Page, slug: string): Promise<string> {
  await shopper.goto(`${town.world}/shop`)
  return press(shopper, slug)
}

/** Reads the inbox of one address again until `subject` lies there, and opens it. Returns the mail itself. */
export async function openMail(town: Town, reader: Page, to: string, subject: RegExp): Promise<FrameLocator> {
  const mail = reader.getByRole('link', { name: subject }).first()
  const inbox = `${town.world}/inbox?${new URLSearchParams({ to })}`
  await expect
    .poll(async () => {
      await reader.goto(inbox)
      return mail.count()
    }, soon)
    .toBeGreaterThan(0)
  await goBy(mail)
  return reader.frameLocator('iframe')
}

/**
 * Follows the one button of a mail; it opens in a window of its own. By keyboard: the mail lies in a frame of another
 * process, and a mouse may miss what that process has not laid out yet.
 */
export async function followMail(reader: Page, mail: FrameLocator, screen: Screen): Promise<Page> {
  const opened = reader.waitForEvent('popup')
  await mail.getByRole('link').first().press('Enter')
  const page = await opened
  await page.setViewportSize(screen)
  await page.waitForLoadState()
  return page
}

/** Moves the app's clock by one of the steps the demo shop offers. */
export async function moveClock(
  town: Town,
  shopper: Page,
  duration: 'PT10M' | 'P1D' | 'P3D' | 'P7D' | 'P1M',
): Promise<void> {
  await shopper.goto(`${town.world}/shop`)
  await goBy(shopper.locator(`button[name="advance"][value="${duration}"]`))
  await shopper.getByText(/fell due and (was|were) done/).waitFor()
}

/** From a closed door through the role picker, back to where one wanted to go. */
export async function signIn(town: Town, visitor: Page, email: string, path = '/admin'): Promise<void> {
  const answer = await visitor.goto(`${town.app}${path}`)
  expect(answer?.status()).toBe(401)
  await goBy(visitor.getByRole('main').getByRole('link'))
  await goBy(visitor.locator(`button[name="email"][value="${email}"]`))
  await visitor.waitForURL(`${town.app}${path}`)
}

/** The form of one of a person's actions, with what hides it opened. */
export async function actionForm(page: Page, action: string): Promise<Locator> {
  const form = page
    .locator('form')
    .filter({ has: page.locator(`input[name="action"][value="${action}"]`) })
    .first()
  return opened(page, form)
}

/** A form by the end of its address, with what hides it opened. */
export const formTo = (page: Page, path: string): Promise<Locator> =>
  opened(page, page.locator(`form[action$="${path}"]`).first())

async function opened(page: Page, form: Locator): Promise<Locator> {
  const fold = page.locator('details:not([open])').filter({ has: form })
  if (!(await form.isVisible()) && (await fold.count()) > 0) await fold.first().locator('summary').first().click()
  return form
}

/** What stands there, with ordinary spaces: which of them are unbreakable is another test's business. */
export const read = async (place: Locator): Promise<string> => (await place.innerText()).replaceAll('\u00a0', ' ')

/** The sentence that says what was just done. */
export const saidDone = (page: Page): Promise<string> => read(page.getByRole('status'))
