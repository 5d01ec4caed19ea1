/** Turns a mail of care into the bytes that are sent. The room "touches" writes this file; here is only its agreed shape. */
import type { CareFacts } from '../domain/care/care.ts'
import type { CareMail } from '../domain/care/playbook/move.ts'
import type { Instant } from '../domain/ids.ts'
import type { Links, RenderedMail } from './render.ts'

/** `at`: when it leaves. */
export async function renderCareMail(
  mail: CareMail,
  _facts: CareFacts,
  _links: Links,
  _at: Instant,
): Promise<RenderedMail> {
  throw new Error(`nobody has written how ${mail.kind} reads`)
}
