/** The complaints the demo shop can raise: real ones in kind, in three languages, from four senders. */
import type { Letter, Line, Scene } from '../senders/letter.ts'
import { shopifyOrderCancelled, shopifyOrderPaid, shopifyRefund } from '../senders/shopify.ts'
import { complaintCreated, orderPaid, reviewPosted } from '../senders/standard.ts'
import { disputeCreated } from '../senders/stripe.ts'
import { wooOrderUpdated } from '../senders/woocommerce.ts'
import type { Cast, Language, Standing } from './people.ts'

export interface Case {
  readonly slug: string
  /** What happened, for the person at the demo. */
  readonly title: string
  /** What the customer says, in their language; or what the shop sees when they say nothing. */
  readonly words: string
  readonly language: Language
  readonly source: string
  readonly cast: Cast
  readonly standing: Standing
  readonly lines: readonly Line[]
  /** The letters in the order they are sent; the last one is the complaint, those before it make the customer known. */
  letters(scene: Scene): (Letter | Promise<Letter>)[]
}

const line = (sku: string, name: string, quantity: number, total: number): Line => ({ sku, name, quantity, total })

const missingBags = 'Din 1 000 de genți au ajuns doar 700. Târgul începe peste trei zile, la 200 km de Chișinău.'
const tornBags = 'Две сумки из десяти порваны по шву, носить их нельзя.'
const lateMugs = 'The mugs were promised for Tuesday. It is Thursday, and I have heard nothing.'
const noCall = 'Третий день прошу перезвонить по макету каталога. Никто не перезвонил.'
const wrongShade = 'Cinci tricouri, toate în altă nuanță decât în schița aprobată. Nu le pot da echipei.'
const neverShipped = 'The notebooks were still not printed on the day of the workshop.'
const smudged = 'Печать смазана на 30 блокнотах'
/** In the shop's language: a WooCommerce order names none of its customer's. */
const broken = 'Восемь бокалов из двадцати пришли разбитыми'
const tooLate = 'Открытки не приехали к празднику, больше не нужны.'

export const cases: readonly Case[] = [
  {
    slug: 'missing-bags',
    title: '300 of 1,000 bags are missing, three days before a fair',
    words: missingBags,
    language: 'ro',
    source: 'standard',
    cast: 'roShe',
    standing: 'vip',
    lines: [line('BAG-1', 'Geantă imprimată', 1000, 2_000_000)],
    letters: (scene) => [complaintCreated(scene, 'missing-item', missingBags)],
  },
  {
    slug: 'torn-bags',
    title: 'Two bags of ten arrived torn',
    words: tornBags,
    language: 'ru',
    source: 'standard',
    cast: 'ruHe',
    standing: 'ordinary',
    lines: [line('BAG-2', 'Сумка с печатью', 10, 120_000)],
    letters: (scene) => [complaintCreated(scene, 'damaged', tornBags)],
  },
  {
    slug: 'late-mugs',
    title: 'The mugs are late and nobody wrote',
    words: lateMugs,
    language: 'en',
    source: 'standard',
    cast: 'enShe',
    standing: 'ordinary',
    lines: [line('MUG-1', 'Printed mug', 20, 340_000)],
    letters: (scene) => [complaintCreated(scene, 'late', lateMugs)],
  },
  {
    slug: 'no-call-back',
    title: 'A regular with 14 orders is not called back',
    words: noCall,
    language: 'ru',
    source: 'standard',
    cast: 'ruShe',
    standing: 'loyal',
    lines: [line('CAT-1', 'Каталог, 48 полос', 200, 1_460_000)],
    letters: (scene) => [complaintCreated(scene, 'service', noCall)],
  },
  {
    slug: 'wrong-shade',
    title: 'A two-star review: five shirts in the wrong shade',
    words: wrongShade,
    language: 'ro',
    source: 'standard',
    cast: 'roHe',
    standing: 'ordinary',
    lines: [line('TEE-1', 'Tricou imprimat', 5, 175_000)],
    letters: (scene) => [orderPaid(scene), reviewPosted(scene, 2, wrongShade)],
  },
  {
    slug: 'cancelled-notebooks',
    title: 'The customer cancels what was not printed in time',
    words: neverShipped,
    language: 'en',
    source: 'shopify',
    cast: 'enHe',
    standing: 'ordinary',
    lines: [line('NOTE-1', 'Notebook with logo', 60, 480_000)],
    letters: (scene) => [shopifyOrderPaid(scene), shopifyOrderCancelled(scene, neverShipped)],
  },
  {
    slug: 'silent-refund',
    title: 'A refund without a word: smudged notebooks',
    words: smudged,
    language: 'ru',
    source: 'shopify',
    cast: 'ruShe',
    standing: 'ordinary',
    lines: [line('NOTE-2', 'Блокнот с логотипом', 100, 650_000)],
    letters: (scene) => [shopifyOrderPaid(scene), shopifyRefund(scene, 195_000, smudged)],
  },
  {
    slug: 'broken-glasses',
    title: 'Part of the order is refunded: broken glasses',
    words: broken,
    language: 'ru',
    source: 'woocommerce',
    cast: 'ruShe',
    standing: 'ordinary',
    lines: [line('GLASS-1', 'Бокал с гравировкой', 20, 260_000)],
    letters: (scene) => [
      wooOrderUpdated(scene, { status: 'completed', refunded: 104_000, reason: broken, customerNote: '' }),
    ],
  },
  {
    slug: 'late-cards',
    title: 'Cancelled: the cards missed the holiday',
    words: tooLate,
    language: 'ru',
    source: 'woocommerce',
    cast: 'ruHe',
    standing: 'ordinary',
    lines: [line('CARD-1', 'Открытка', 150, 225_000)],
    letters: (scene) => [
      wooOrderUpdated(scene, { status: 'cancelled', refunded: 0, reason: '', customerNote: tooLate }),
    ],
  },
  {
    slug: 'bank-dispute',
    title: 'A chargeback: the parcel never came',
    words: 'The bank says: product not received. It wants an answer within a week.',
    language: 'en',
    source: 'stripe',
    cast: 'enHe',
    standing: 'ordinary',
    lines: [line('POST-1', 'Poster, A2', 40, 860_000)],
    letters: (scene) => [
      orderPaid(scene),
      disputeCreated(scene, { reason: 'product_not_received', status: 'needs_response', networkReasonCode: '13.1' }),
    ],
  },
  {
    slug: 'bank-inquiry',
    title: 'An inquiry before the dispute, from a VIP',
    words: 'Banca întreabă: produsul nu corespunde. Încă se poate răspunde clientei înaintea băncii.',
    language: 'ro',
    source: 'stripe',
    cast: 'roShe',
    standing: 'vip',
    lines: [line('BOX-1', 'Cutie-cadou imprimată', 300, 3_150_000)],
    letters: (scene) => [
      orderPaid(scene),
      disputeCreated(scene, {
        reason: 'product_unacceptable',
        status: 'warning_needs_response',
        networkReasonCode: '13.3',
      }),
    ],
  },
]
