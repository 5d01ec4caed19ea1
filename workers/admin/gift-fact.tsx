/** Which gift is to be sent, for who sends it. */
import type { FC } from 'hono/jsx'
import type { Task } from '../../domain/complaint.ts'
import { plain } from '../../emails/plain.ts'
import type { Desk } from './desk.ts'

export const GiftFact: FC<{ desk: Desk; about: Task['about'] }> = ({ desk, about: { gift, called } }) =>
  gift === undefined ? null : <small>{desk.say('staff.gifts.to-send', { gift: plain(called ?? gift, 80) })}</small>
