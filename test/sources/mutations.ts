/** Hostile values, and a way to put them anywhere into a body that means something. */
import fc from 'fast-check'

/** Words, ids and sums that mean something somewhere, so that the fuzz reaches the branches behind them. */
const word = fc.constantFrom(
  ...'customer inventory chargeback inquiry needs_response won lost warning_closed completed refunded cancelled failed'.split(
    ' ',
  ),
  ...'usd JPY ISK 12.50 -12.50 999999999999999 9007199254740993 1e400 2026-02-30 2026-02-28T10:00:00 0 5 __proto__ constructor'.split(
    ' ',
  ),
  ...['\u0000', '\ud800', '', ' ', 'a\nb'],
)
export const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: word },
  { weight: 2, arbitrary: fc.jsonValue() },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(null, true, 5, 1e300, [], {}, [[]], [null], {
      amount: '1.00',
      currency: 'MDL',
    }),
  },
)

/** Puts a value at a place of the tree that the numbers pick, or takes that place away. */
export function mutated(tree: unknown, picks: readonly number[], put: unknown, remove: boolean): unknown {
  const [pick = 0, ...rest] = picks
  if (typeof tree !== 'object' || tree === null || picks.length === 0) return put
  const entries = Object.entries(tree)
  const chosen = pick % Math.max(entries.length, 1)
  const changed = entries.flatMap(([key, member], i) => {
    if (i !== chosen) return [[key, member]]
    const leaf = typeof member !== 'object' || member === null
    return remove && (leaf || rest.length === 0) ? [] : [[key, mutated(member, rest, put, remove)]]
  })
  return Array.isArray(tree) ? changed.map(([, member]) => member) : Object.fromEntries(changed)
}
