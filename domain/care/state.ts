/** What a customer is to the shop after a complaint, and what may still be sent to them. */

/**
 * *active*: buys in their rhythm. *at-risk*: something says that they may not come back. *departed*: said goodbye, chose
 * the gift and stayed away, or is silent beyond the shop's rhythm. *returned*: bought again after that.
 */
export const careStates = ['active', 'at-risk', 'departed', 'returned'] as const
export type CareState = (typeof careStates)[number]

/** Why the state is what it is. */
export const careReasons = [
  'recovered',
  'said-goodbye',
  'gift-and-away',
  'silent',
  'unhappy',
  'unanswered',
  'bought-again',
] as const
export type CareReason = (typeof careReasons)[number]

/**
 * What `care` writes: greetings of the year, news of the shop, a look after six and twelve months, the letter of what was
 * changed, one offer to come back. `class` of each is in touch.ts.
 */
export const touchKinds = ['greeting', 'news', 'look-back', 'cause-fixed', 'win-back'] as const
export type TouchKind = (typeof touchKinds)[number]

export const isTouchKind = (text: string): text is TouchKind => touchKinds.some((kind) => kind === text)
