/** What a checkout tells a customer of a code that does not come off their order: the reason, and the date. */
export const checkout = {
  'checkout.unknown': 'There is no such code. Please check it letter by letter, or ask the shop.',
  'checkout.other-holder':
    'This code was given to another customer {day}. It can be used with the e-mail address it was sent to.',
  'checkout.already-redeemed': 'This code was already used {day}.',
  'checkout.reserved':
    'This code is held for another order until {time}, {day}. If that order is not paid, the code can be used again.',
  'checkout.void': 'This code was taken back {day}.',
  'checkout.void-undated': 'This code was taken back.',
  'checkout.expired': 'This code expired {day}, at the end of the day.',
  'checkout.other-currency': 'This code is worth {sum} and can only be used for an order in {currency}.',
  'checkout.other-request': 'This Idempotency-Key or reservation was already used for another order or sum.',
  'checkout.released': 'This reservation was released {day}. Please reserve the code again.',
  'checkout.captured': 'This reservation was paid {day}. To give the code back, delete the redemption.',
  'checkout.busy': 'Nothing was changed. Please try again in a moment.',
} as const
