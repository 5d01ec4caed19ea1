/** The sentence that says what was just done, after the redirect that follows every form. */
import { isMessage } from '../../emails/say.ts'
import type { Desk } from './desk.ts'

/** Null on an ordinary visit, and for anything that is no action of ours. */
export function doneText(desk: Pick<Desk, 'say'>, action: string | undefined): string | null {
  const name = `staff.done.${action}`
  return action !== undefined && isMessage(name) ? desk.say(name) : null
}
