/**
 * Shopify's GraphQL Admin API as far as discount codes are kept there.
 *
 * - A code is unique in the shop; a second one is a user error `TAKEN`, with 200.
 * - Deactivated means ended now; an update with a later end brings it back.
 * - `asyncUsageCount` lags: it shows what was counted when the discount was last looked at before.
 * - Too costly: 200 with the error `THROTTLED` and the state of the bucket.
 *
 * https://shopify.dev/docs/api/admin-graphql/latest/mutations/discountCodeBasicCreate
 * https://shopify.dev/docs/api/usage/limits
 */
import { type Context, Hono } from 'hono'
import type { World } from '../world.ts'
import {
  broken,
  type CodeTrouble,
  countCall,
  keepFirst,
  readCode,
  readCodes,
  takeCodeTrouble,
  writeCode,
} from './codes.ts'
import { isOpen, readThing, type Thing, textOf, writeThing } from './record.ts'

type ShopifyContext = Context<{ Bindings: World }>

const system = 'shopify'
const kind = 'discount'

const json = (c: ShopifyContext, thing: unknown): Response =>
  c.body(writeThing(thing), 200, { 'content-type': 'application/json; charset=utf-8' })

const error = (c: ShopifyContext, code: string, message: string, extensions: Thing = {}): Response =>
  json(c, { errors: [{ message, extensions: { code } }], ...extensions })

const throttled = (c: ShopifyContext): Response =>
  error(c, 'THROTTLED', 'Throttled', {
    extensions: {
      cost: {
        requestedQueryCost: 12,
        actualQueryCost: null,
        throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 2, restoreRate: 100 },
      },
    },
  })

const asThing = (value: unknown): Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

const past = (time: unknown): boolean => typeof time === 'string' && Date.parse(time) <= Date.now()

/** As it is shown: the status follows from the times. */
const shown = (discount: Thing): Thing => {
  const input = asThing(discount.input)
  const value = asThing(asThing(asThing(input.customerGets).value).discountAmount)
  const percentage = asThing(asThing(input.customerGets).value).percentage
  return {
    id: discount.id,
    codeDiscount: {
      __typename: 'DiscountCodeBasic',
      status: past(input.endsAt) ? 'EXPIRED' : past(input.startsAt) ? 'ACTIVE' : 'SCHEDULED',
      endsAt: input.endsAt ?? null,
      usageLimit: input.usageLimit === undefined ? null : Number(input.usageLimit),
      asyncUsageCount: Number(discount.counted ?? 0),
      customerGets: {
        value:
          percentage === undefined
            ? {
                __typename: 'DiscountAmount',
                appliesOnEachItem: value.appliesOnEachItem === true,
                amount: { amount: textOf(value, 'amount'), currencyCode: textOf(discount, 'currency') },
              }
            : { __typename: 'DiscountPercentage' },
        items: { __typename: 'AllDiscountItems', allItems: asThing(asThing(input.customerGets).items).all === true },
      },
    },
  }
}

const currencyOf = async (world: World, token: string): Promise<string> =>
  textOf((await readCode(world, system, token, 'shop', 'settings')) ?? { currency: 'MDL' }, 'currency')

const byId = async (world: World, token: string, id: string): Promise<Thing | undefined> =>
  (await readCodes(world, system, token, kind)).find((one) => one.id === id)

const codeOf = (discount: Thing): string => textOf(asThing(discount.input), 'code').toLowerCase()

const save = (world: World, token: string, discount: Thing) =>
  writeCode(world, system, token, kind, codeOf(discount), discount)

const userErrors = (field: string, errors: readonly Thing[], id: unknown = null): Thing => ({
  data: { [field]: { codeDiscountNode: id === null ? null : { id }, userErrors: errors } },
})

async function create(world: World, token: string, input: Thing): Promise<Thing> {
  const field = 'discountCodeBasicCreate'
  const missing = ['title', 'code', 'context', 'customerGets', 'startsAt'].filter((name) => input[name] === undefined)
  if (missing.length > 0)
    return userErrors(
      field,
      missing.map((name) => ({ field: ['basicCodeDiscount', name], code: 'BLANK', message: `${name} can't be blank` })),
    )
  const id = `gid://shopify/DiscountCodeNode/${crypto.getRandomValues(new Uint32Array(1))[0]}`
  const discount = { id, input, currency: await currencyOf(world, token), counted: '0', used: '0' }
  const first = await keepFirst(world, system, token, kind, textOf(input, 'code').toLowerCase(), discount)
  return first
    ? userErrors(field, [], id)
    : userErrors(field, [
        {
          field: ['basicCodeDiscount', 'code'],
          code: 'TAKEN',
          message: 'Code must be unique. Please try a different code.',
        },
      ])
}

async function change(world: World, token: string, field: string, id: string, input: Thing): Promise<Thing> {
  const discount = await byId(world, token, id)
  if (!discount)
    return userErrors(field, [{ field: ['id'], code: 'INVALID', message: 'Code discount does not exist.' }])
  await save(world, token, { ...discount, input: { ...asThing(discount.input), ...input } })
  return userErrors(field, [], id)
}

async function find(world: World, token: string, code: string): Promise<Thing> {
  const discount = await readCode(world, system, token, kind, code.toLowerCase())
  // What was used meanwhile is counted by the next look.
  if (discount) await save(world, token, { ...discount, counted: discount.used ?? '0' })
  const currencyCode = await currencyOf(world, token)
  return { data: { shop: { currencyCode }, codeDiscountNodeByCode: discount ? shown(discount) : null } }
}

async function answer(world: World, token: string, query: string, variables: Thing): Promise<Thing> {
  const input = asThing(variables.discount)
  const id = textOf(variables, 'id')
  if (query.includes('codeDiscountNodeByCode')) return find(world, token, textOf(variables, 'code'))
  if (query.includes('discountCodeBasicCreate')) return create(world, token, input)
  if (query.includes('discountCodeBasicUpdate')) return change(world, token, 'discountCodeBasicUpdate', id, input)
  if (query.includes('discountCodeDeactivate'))
    return change(world, token, 'discountCodeDeactivate', id, { endsAt: new Date().toISOString() })
  return { data: { customers: { nodes: await readCodes(world, system, token, 'customer') } } }
}

const early = (c: ShopifyContext, trouble: CodeTrouble | null): Response | null => {
  if (trouble === '429') return throttled(c)
  if (trouble === '500') return c.json({ errors: 'Internal Server Error' }, 500)
  if (trouble === 'forbidden')
    return error(
      c,
      'ACCESS_DENIED',
      'Access denied for discountCodeBasicCreate field. Required access: `write_discounts`.',
    )
  return trouble === 'drop' ? broken() : null
}

export const shopifyCodes = new Hono<{ Bindings: World }>()

shopifyCodes.post('/api/shopify/admin/api/:version/graphql.json', async (c, next) => {
  const { query = '', variables } = readThing(await c.req.text())
  const text = String(query)
  if (!/codeDiscountNodeByCode|discountCode|customers\(/.test(text)) return next()
  const token = c.req.header('x-shopify-access-token') ?? ''
  if (token === '' || !(await isOpen(c.env, system, token)))
    return c.json({ errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' }, 401)
  const writes = text.startsWith('mutation')
  const trouble = writes ? await takeCodeTrouble(c.env, system, token) : null
  if (writes) await countCall(c.env, system, token)
  const refused = early(c, trouble)
  if (refused) return refused
  const said = await answer(c.env, token, text, asThing(variables))
  return trouble === 'accept-then-drop' ? broken() : json(c, said)
})
