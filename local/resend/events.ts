/** Tells the app what became of a mail, signed as Resend signs: Svix headers over the raw body. */
import { randomName, standardSignature } from '../signing.ts'
import { postOffice, type World } from '../world.ts'
import { addressOf, type Mail } from './mail.ts'

type Outcome = 'delivered' | 'bounced' | 'complained' | 'suppressed'

/** Resend's own test addresses, with or without a +label, on any domain. https://resend.com/docs/dashboard/emails/send-test-emails */
function outcomesOf(mail: Mail): Outcome[] {
  const name = (addressOf(mail.to[0] ?? '') ?? '').split('@')[0]?.split('+')[0]?.toLowerCase()
  if (name === 'bounced') return ['bounced']
  if (name === 'complained') return ['delivered', 'complained']
  if (name === 'suppressed') return ['suppressed']
  return ['delivered']
}

const details: Record<string, object> = {
  bounced: {
    bounce: {
      type: 'Permanent',
      subType: 'General',
      message: "The recipient's mail server permanently rejected the email.",
    },
  },
  suppressed: {
    suppressed: { type: 'OnAccountSuppressionList', message: 'The address is on the suppression list of the account.' },
  },
}

function eventsOf(id: string, mail: Mail): { type: string; body: string }[] {
  const suppressed = outcomesOf(mail).includes('suppressed')
  const names = suppressed ? ['suppressed'] : ['sent', ...outcomesOf(mail)]
  return names.map((name) => ({
    type: name,
    body: JSON.stringify({
      type: `email.${name}`,
      created_at: new Date().toISOString(),
      data: {
        email_id: id,
        message_id: `<${id}@local.invalid>`,
        created_at: new Date().toISOString(),
        from: mail.from,
        to: mail.to,
        subject: mail.subject,
        tags: Object.fromEntries(mail.tags.map((tag) => [tag.name, tag.value])),
        ...details[name],
      },
    }),
  }))
}

async function send(world: World, secret: string, svixId: string, body: string): Promise<string> {
  const seconds = Math.floor(Date.now() / 1000)
  const response = await fetch(`${world.APP_URL}/webhooks/resend`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Svix-Webhooks/1.84.0 (local world)',
      'svix-id': svixId,
      'svix-timestamp': String(seconds),
      'svix-signature': await standardSignature(secret, svixId, seconds, body),
    },
    body,
    signal: AbortSignal.timeout(15_000),
  })
  return `${response.status} ${await response.text()}`
}

/** Posts one event under an id of its own; what the app answered, or why it did not. */
export const post = (world: World, secret: string, body: string): Promise<string> =>
  send(world, secret, `msg_${randomName(27)}`, body).catch((error: unknown) => String(error))

/** Best effort, after the answer: an app that is away misses the events, as it would if Resend gave up. */
export async function announce(world: World, id: string, mail: Mail): Promise<void> {
  const office = postOffice(world)
  const events = eventsOf(id, mail)
  const last = events.at(-1)
  if (last) await office.noteEvent(id, last.type)
  const secret = world.RESEND_WEBHOOK_SECRET
  if (!secret) return
  const mode = await office.eventMode()
  if (mode === 'none') return
  for (const { body } of mode === 'reversed' ? events.reverse() : events) {
    const svixId = `msg_${randomName(27)}`
    for (let copy = 0; copy < (mode === 'twice' ? 2 : 1); copy++) {
      await send(world, secret, svixId, body).catch((error: unknown) =>
        console.warn(`event of ${id} not taken: ${error}`),
      )
    }
  }
}
