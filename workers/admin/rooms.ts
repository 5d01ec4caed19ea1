/**
 * The rooms of the staff pages, in wings: one line for the wings, and below it one for the rooms of the wing one is in.
 * A new room is one name here, its words (`staff.nav.<room>`) and its page at `/admin/<room>`.
 */
import { type Desk, isAdmin } from './desk.ts'

const wings = {
  queue: ['queue'],
  tasks: ['tasks'],
  given: ['codes', 'gifts'],
  figures: ['figures', 'causes', 'earnings', 'measured', 'reserve'],
  after: ['customers', 'news', 'recalls'],
  people: ['rota', 'team'],
  shop: ['settings', 'policy'],
} as const

/** Rooms that only admins enter, behind those of the wing. */
const forAdmins = { shop: ['sources', 'quarantine', 'alarms', 'register'] } as const

export type Wing = keyof typeof wings
export type Room = (typeof wings)[Wing][number] | (typeof forAdmins)['shop'][number]

export const wingNames = Object.keys(wings) as readonly Wing[]

export const roomsOf = (wing: Wing, desk: Desk): readonly Room[] =>
  wing === 'shop' && isAdmin(desk) ? [...wings[wing], ...forAdmins.shop] : wings[wing]

export const wingOf = (room: Room, desk: Desk): Wing | null =>
  wingNames.find((wing) => roomsOf(wing, desk).includes(room)) ?? null

/** The room one comes to by the name of its wing. */
export const entranceOf = (wing: Wing): Room => wings[wing][0]

export const pathOf = (room: Room): string => (room === 'queue' ? '/admin' : `/admin/${room}`)
