/** Mail by Cloudflare Email Routing. What throws here is a temporary failure to the sending server: it tries again. */
import { forLog } from '../db/client.ts'
import { firstBytes, mailCapBytes } from '../workflows/first-bytes.ts'
import { receiveMail } from '../workflows/incoming-mail.ts'
import type { Deps } from '../workflows/ports.ts'
import { recover } from '../workflows/recover.ts'

/** What of the message is looked at: the envelope and the bytes, never the parsed headers of the platform. */
export type Message = Pick<ForwardableEmailMessage, 'from' | 'to' | 'raw' | 'setReject'>

/** Takes a mail in before it is accepted; its complaint's turn runs afterwards. */
export async function receiveEmail(
  deps: Deps,
  message: Message,
  context: Pick<ExecutionContext, 'waitUntil'>,
): Promise<void> {
  const taken = await receiveMail(deps, {
    raw: await firstBytes(message.raw, mailCapBytes),
    recipients: [message.to],
    returnPath: message.from,
  })
  if (taken.status === 'unknown') {
    message.setReject('There is no such mailbox here')
    return
  }
  for (const complaint of taken.wake) {
    context.waitUntil(
      recover(deps, complaint, 'mail').catch((error: unknown) =>
        console.error('turn failed', complaint, forLog(error)),
      ),
    )
  }
}
