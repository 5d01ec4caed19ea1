/**
 * Bonus codes at Shopify, by its GraphQL Admin API: a basic code discount of a fixed amount for one customer.
 *
 * - A code is unique in the shop whatever its discount; a second one is refused with `TAKEN`.
 * - An amount is in the shop's own currency and carries none: a shop that sells in another one than the code is refused
 *   before anything is written.
 * - `asyncUsageCount` lags, and a cancelled order does not take a use back: our ledger rules, and a code that was given
 *   back may be used once more than before.
 * - "Slow down" comes as 200 with `THROTTLED`, and says what it would have cost and how fast the bucket fills.
 *
 * https://shopify.dev/docs/api/admin-graphql/latest/mutations/discountCodeBasicCreate
 * https://shopify.dev/docs/api/admin-graphql/latest/objects/DiscountCodeBasic
 * https://shopify.dev/docs/api/usage/limits
 */
import { z } from 'zod'
import { decimal, parseMoney } from '../../domain/money.ts'
import type { Api, Coupon } from '../../workflows/ports.ts'
import {
  type Checkout,
  type Done,
  done,
  isoSecond,
  jsonOf,
  type Standing,
  secondOf,
  type Trouble,
  troubleOf,
  unreadable,
} from './checkout.ts'

const who = 'Shopify'
/** Of October 2026; Shopify answers a retired version with the oldest one it still has. */
const path = '/admin/api/2026-10/graphql.json'

export const shopifyAccount = z.object({ shopDomain: z.string().min(1), accessToken: z.string().min(1) })

export const shopifyBase = ({ shopDomain }: z.output<typeof shopifyAccount>): string => `https://${shopDomain}`

const findQuery = `query AmendsCode($code: String!) {
  shop { currencyCode }
  codeDiscountNodeByCode(code: $code) {
    id
    codeDiscount {
      __typename
      ... on DiscountCodeBasic {
        status endsAt usageLimit asyncUsageCount
        customerGets {
          value { __typename ... on DiscountAmount { appliesOnEachItem amount { amount currencyCode } } }
          items { __typename ... on AllDiscountItems { allItems } }
        }
      }
    }
  }
}`

const customerQuery = `query AmendsHolder($query: String!) {
  customers(first: 2, query: $query) { nodes { id defaultEmailAddress { emailAddress } } }
}`

const createMutation = `mutation AmendsCreate($discount: DiscountCodeBasicInput!) {
  discountCodeBasicCreate(basicCodeDiscount: $discount) { codeDiscountNode { id } userErrors { field code message } }
}`

const updateMutation = `mutation AmendsUpdate($id: ID!, $discount: DiscountCodeBasicInput!) {
  discountCodeBasicUpdate(id: $id, basicCodeDiscount: $discount) { codeDiscountNode { id } userErrors { field code message } }
}`

const endMutation = `mutation AmendsEnd($id: ID!) {
  discountCodeDeactivate(id: $id) { codeDiscountNode { id } userErrors { field code message } }
}`

const amount = z.object({
  appliesOnEachItem: z.boolean().optional(),
  amount: z.object({ amount: z.string(), currencyCode: z.string() }).optional(),
})
const found = z.object({
  shop: z.object({ currencyCode: z.string() }),
  codeDiscountNodeByCode: z
    .object({
      id: z.string(),
      codeDiscount: z.object({
        status: z.string().optional(),
        endsAt: z.string().nullish(),
        usageLimit: z.number().nullish(),
        asyncUsageCount: z.number().optional(),
        customerGets: z.object({ value: amount, items: z.object({ allItems: z.boolean().optional() }) }).optional(),
      }),
    })
    .nullable(),
})
type Found = z.output<typeof found>

const holders = z.object({
  customers: z.object({
    nodes: z.array(z.object({ id: z.string(), defaultEmailAddress: z.object({ emailAddress: z.string() }).nullish() })),
  }),
})

const written = z.record(
  z.string(),
  z.object({ userErrors: z.array(z.object({ code: z.string().nullish(), message: z.string() })) }).nullable(),
)

const graph = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }))
    .optional(),
  extensions: z
    .object({
      cost: z
        .object({
          requestedQueryCost: z.number(),
          throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number() }),
        })
        .optional()
        .catch(undefined),
    })
    .optional(),
})

/** How long the bucket needs until the question fits; null where Shopify does not say. */
function throttleOf({ extensions }: z.output<typeof graph>): number | null {
  if (!extensions?.cost) return null
  const { requestedQueryCost, throttleStatus } = extensions.cost
  const missing = Math.max(0, requestedQueryCost - throttleStatus.currentlyAvailable)
  return throttleStatus.restoreRate > 0 ? Math.ceil(missing / throttleStatus.restoreRate) * 1_000 + 1_000 : null
}

const notNow: ReadonlySet<string> = new Set(['THROTTLED', 'INTERNAL_SERVER_ERROR', 'MAX_COST_EXCEEDED'])

const isOurs = (standing: NonNullable<Found['codeDiscountNodeByCode']>, { value }: Coupon): boolean => {
  const { customerGets } = standing.codeDiscount
  const sum = customerGets?.value.amount
  const read = sum ? parseMoney(sum.amount, sum.currencyCode) : null
  return (
    read?.minor === value.minor &&
    read.currency === value.currency &&
    customerGets?.value.appliesOnEachItem !== true &&
    customerGets?.items.allItems === true
  )
}

const limitOf = (coupon: Coupon): number => coupon.givenBack + 1

function standingOf(node: NonNullable<Found['codeDiscountNodeByCode']>, coupon: Coupon): Standing {
  const { status, endsAt, usageLimit, asyncUsageCount } = node.codeDiscount
  const on = status !== 'EXPIRED'
  const ends = endsAt ? secondOf(Date.parse(endsAt)) : null
  return {
    id: node.id,
    uses: asyncUsageCount ?? null,
    on,
    ours: isOurs(node, coupon),
    asWanted: on && ends === secondOf(coupon.endsAt) && usageLimit === limitOf(coupon),
  }
}

export function shopifyCheckout(api: Api, { accessToken }: z.output<typeof shopifyAccount>): Checkout {
  async function ask(query: string, variables: object): Promise<{ kind: 'data'; data: unknown } | Trouble> {
    const answer = await api(path, {
      method: 'POST',
      headers: { 'x-shopify-access-token': accessToken, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    const trouble = troubleOf(who, answer)
    if (trouble) return trouble
    if (answer.status !== 200) return { kind: 'refused', why: `${who} answered ${answer.status}` }
    const read = graph.safeParse(jsonOf(answer)).data
    if (!read) return unreadable(who)
    const codes = (read.errors ?? []).map(({ extensions }) => extensions?.code ?? '')
    if (codes.some((code) => notNow.has(code)))
      return { kind: 'later', why: `${who} asked to wait`, afterMs: throttleOf(read) }
    if (codes.includes('ACCESS_DENIED'))
      return { kind: 'refused', why: `${who} does not let this token keep discounts (write_discounts)` }
    return codes.length > 0
      ? { kind: 'refused', why: `${who} did not understand the question` }
      : { kind: 'data', data: read.data }
  }

  async function write(query: string, variables: object): Promise<Done | Trouble> {
    const answer = await ask(query, variables)
    if (answer.kind !== 'data') return answer
    const read = written.safeParse(answer.data).data
    const errors = Object.values(read ?? {}).flatMap((one) => one?.userErrors ?? [])
    if (!read) return unreadable(who)
    if (errors.length === 0 || errors.every(({ code }) => code === 'TAKEN')) return done
    return {
      kind: 'refused',
      why: `${who} refused the code (${errors.map(({ code }) => code ?? 'unnamed').join(', ')})`,
    }
  }

  /** Their account here: who is not known to this shop yet is nobody the code could be tied to. */
  async function buyerOf({ holder }: Coupon): Promise<{ kind: 'buyer'; id: string | null } | Trouble> {
    if (holder === null) return { kind: 'buyer', id: null }
    if (holder.vendorId !== null && /^\d{1,30}$/.test(holder.vendorId))
      return { kind: 'buyer', id: `gid://shopify/Customer/${holder.vendorId}` }
    const answer = await ask(customerQuery, { query: `email:${JSON.stringify(holder.email)}` })
    // A token that may not read customers can still keep codes.
    if (answer.kind === 'refused') return { kind: 'buyer', id: null }
    if (answer.kind !== 'data') return answer
    const nodes = holders.safeParse(answer.data).data?.customers.nodes ?? []
    const email = holder.email.toLowerCase()
    const own = nodes.find(({ defaultEmailAddress }) => defaultEmailAddress?.emailAddress.toLowerCase() === email)
    return { kind: 'buyer', id: own?.id ?? null }
  }

  const times = (coupon: Coupon) => ({ startsAt: isoSecond(coupon.startsAt), endsAt: isoSecond(coupon.endsAt) })

  return {
    async find(coupon) {
      const answer = await ask(findQuery, { code: coupon.code })
      if (answer.kind !== 'data') return answer
      const read = found.safeParse(answer.data).data
      if (!read) return unreadable(who)
      if (read.shop.currencyCode !== coupon.value.currency)
        return { kind: 'refused', why: `${who} sells in ${read.shop.currencyCode}, the code is in another currency` }
      const node = read.codeDiscountNodeByCode
      return { kind: 'found', standing: node && standingOf(node, coupon) }
    },
    async create(coupon) {
      const buyer = await buyerOf(coupon)
      if (buyer.kind !== 'buyer') return buyer
      return write(createMutation, {
        discount: {
          title: coupon.code,
          code: coupon.code,
          ...times(coupon),
          context: buyer.id === null ? { all: 'ALL' } : { customers: { add: [buyer.id] } },
          customerGets: {
            value: { discountAmount: { amount: decimal(coupon.value), appliesOnEachItem: false } },
            items: { all: true },
          },
          usageLimit: limitOf(coupon),
          // What was used in an order that fell through must be usable by the same person again.
          appliesOncePerCustomer: coupon.givenBack === 0,
          combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
        },
      })
    },
    change: (standing, coupon) =>
      write(updateMutation, {
        id: standing.id,
        discount: {
          ...times(coupon),
          usageLimit: limitOf(coupon),
          appliesOncePerCustomer: coupon.givenBack === 0,
        },
      }),
    end: (standing) => write(endMutation, { id: standing.id }),
  }
}
