/**
 * Two classes of mail. Service mail answers what somebody waits for; promotion is greetings, news and offers. They may come
 * from two addresses at two domains, so that a spam report about the one never keeps the other from arriving.
 */
import type { Shop } from './shop.ts'

export type MailClass = 'service' | 'promotional'

export interface Sender {
  readonly name: string
  readonly email: string
}

/** Who mail of a class comes from; promotion falls back to the shop's one sender. Replies go to that one in any case. */
export const senderOf = (sender: Shop['sender'], of: MailClass): Sender =>
  of === 'promotional' ? (sender.promotional ?? sender) : sender

/**
 * How Gmail counts spam reports apart: by the kind of mail, its class, the shop and us; the last part has to be the same for
 * all (https://support.google.com/a/answer/6254652).
 */
export const feedbackId = (kind: string, of: MailClass, shop: string): string => `${kind}:${of}:${shop}:amends`
