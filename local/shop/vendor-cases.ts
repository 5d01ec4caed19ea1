/** One realistic event of every vendor, each about an order of its own that the shop has told before. */
import { senders } from '../senders/index.ts'
import type { Line } from '../senders/letter.ts'
import type { Sender } from '../senders/sender.ts'
import { orderPaid } from '../senders/standard.ts'
import type { Case } from './cases.ts'

const lines: readonly Line[] = [{ sku: 'CUP-1', name: 'Printed cup', quantity: 24, total: 288_000 }]
const words = 'Eight of the twenty-four cups came broken, and the print on the others is crooked.'

const caseOfVendor = (sender: Sender): Case => ({
  slug: `from-${sender.source}`,
  title: `One event of ${sender.vendor}`,
  words: sender.sends,
  language: 'en',
  source: sender.source,
  cast: 'enShe',
  standing: 'ordinary',
  lines,
  letters: (scene) => [orderPaid(scene, sender.payments?.(scene) ?? []), sender.letter({ ...scene, words })],
})

export const vendorCases: readonly Case[] = senders.map(caseOfVendor)
