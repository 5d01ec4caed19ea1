/** What must not leave the house with the evidence: links that open a customer's page, codes that are money. */
import type { BonusCode, Facts } from '../domain/complaint.ts'

/** Whoever has such a link is the customer to us. */
const personalLink = /https?:\/\/\S*\/r\/[\w-]{20,}\S*/g

/** A code however it is written: with dashes, spaces, in small letters. */
const writtenCode = ({ code }: Pick<BonusCode, 'code'>): RegExp =>
  new RegExp([...code.replace(/[^0-9a-z]/gi, '')].join('[\\s-]?'), 'gi')

const lastOf = (code: string): string => `••••-${code.replace(/[^0-9a-z]/gi, '').slice(-4)}`

/** The text without them; of a code its last four characters stay, by which the shop knows it. */
export const hidden = ({ codes }: Pick<Facts, 'codes'>, text: string): string =>
  codes.reduce(
    (rest, code) => (code.code.length < 8 ? rest : rest.replace(writtenCode(code), lastOf(code.code))),
    text.replace(personalLink, '[…]'),
  )
