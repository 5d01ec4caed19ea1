/** The link of a confirming mail, its page and its button. */
import { eventually, inbox } from '../harness/shop.ts'
import { open, type Visitor } from './customer-page.ts'

const pattern = (act: string) => new RegExp(`http://app\\.test/r/[\\w-]{43}/confirm/${act}/msg_\\w+/[\\w.-]+`)

/** The address in the newest mail that asks this reader to confirm `act`. */
export const confirmLink = ({ email }: Pick<Visitor, 'email'>, act: string): Promise<string> =>
  eventually(
    async () =>
      pattern(act).exec((await inbox(email)).findLast(({ text }) => pattern(act).test(text))?.text ?? '')?.[0],
  )

/** Presses the button of the page behind it. */
export async function confirm(link: string, fields: Readonly<Record<string, string>> = {}): Promise<Response> {
  const page = await (await open(link)).text()
  const form = /name="form" value="([^"]+)"/.exec(page)?.[1] ?? ''
  return open(link, { method: 'POST', headers: { origin: 'null' }, body: new URLSearchParams({ form, ...fields }) })
}
