/** Gifts: what the customer is shown and written, and the catalogue the shop keeps. */
export const gifts = {
  'page.extra.gift-named': 'A gift now: {gift}',
  'page.extra.both-named': 'A gift ({gift}), and {value} on your next order',
  'page.extra.only-bonus': 'On top of it, {value} on your next order',
  'page.extra.bonus-button': 'Send me the code',
  'page.extra.gift-named-text': 'From us to you, with you {when}.',
  'page.extra.ran-out': 'The gift you chose has run out, so the bonus is yours in its place.',
  'page.extra.other-gift': 'The gift you chose has run out, so this one is on its way in its place.',
  'page.extra.with-person': '{name} is seeing to this in person. You will hear from us by e-mail.',
  'page.error.gift-gone':
    'That gift has just been given away. Everything else is as you left it; please choose from what is here now.',

  'mail.choice.on-top-named':
    '{bonus, select, yes {And on top of it, as you prefer: a gift now ({gift}), or a bonus of {value} on your next order. You choose on your page.} other {And on top of it there is a gift for you: {gift}. You will find it on your page.}}',
  'mail.choice.on-top-bonus':
    'And on top of it there is a bonus of {value} for your next order. You will find it on your page.',
  'mail.choice.on-top-bonus-button': 'See my bonus',
  'mail.gift.lead-named':
    '{gift}: your gift will be with you {when}. {name} sees to it; there is nothing you need to do.',
  'mail.gift.instead': 'The gift you chose has run out, so we are sending you another one in its place.',
  'mail.bonus-code.instead': 'The gift you chose has run out. The bonus is worth more, and it is yours in its place.',
  'letter.terms-only-bonus':
    'On what terms we go on: putting it right costs you nothing. On top of it you have {bonus} on your next order of any size. {name} is your one contact.',

  'words.asked.grant-compensation': 'what comes on top of the fix',
  'staff.request.playbook': '{what}: it costs more than one complaint may without a person',
  'timeline.cost-high': 'Compensation is high for this order',
  'timeline.why.cost-high': 'Above this share of the order more compensation costs trust instead of earning it.',
  'timeline.move.ask-about-cost': 'A person is asked about the cost',
  'staff.money.incident':
    'The same trouble hits many: {count, plural, one {# complaint} other {# complaints}} within a day. All of them get the same modest sum.',
  'staff.figures.too-much': 'Cost above the warning line of their order',

  'staff.nav.gifts': 'Gifts',
  'staff.gifts.lead':
    'What a customer may have on top of the fix. They are shown the finest gift that is in stock and worth less than their bonus: the bonus is money, and worth more.',
  'staff.gifts.none': 'No gifts yet',
  'staff.gifts.none-text': 'Until there are some, customers are offered “a gift now”, and a colleague picks it.',
  'staff.gifts.admins': 'Administrators keep this list.',
  'staff.gifts.name': 'Name {language}',
  'staff.gifts.name-hint': 'Left empty, it is called “a gift now” in this language.',
  'staff.gifts.cost': 'Cost, {currency}',
  'staff.gifts.value': 'Worth, {currency}',
  'staff.gifts.stock': 'In stock',
  'staff.gifts.stock-hint': 'Left empty, it never runs out.',
  'staff.gifts.id': 'Short name',
  'staff.gifts.id-hint': 'Small letters, digits and dashes; it cannot be changed later.',
  'staff.gifts.left': '{count, plural, =0 {none left} other {# left}}',
  'staff.gifts.endless': 'never runs out',
  'staff.gifts.off': 'not given any more',
  'staff.gifts.on': 'Give this gift',
  'staff.gifts.add': 'Add a gift',
  'staff.gifts.change': 'Change',
  'staff.gifts.save': 'Save',
  'staff.gifts.to-send': 'Gift: {gift}',
  'staff.done.gift-added': 'The gift is in the catalogue.',
  'staff.done.gift-saved': 'Saved.',
  'staff.refused.gift_name': 'Give it a name in at least one language.',
  'staff.refused.gift_sum': 'Cost and worth are sums such as 120.00.',
  'staff.refused.gift_stock': 'Stock is a whole number, or empty.',
  'staff.refused.gift_id': 'The short name takes small letters, digits and dashes, up to 40.',
  'staff.refused.gift_above_bonus':
    'That is not less than the largest bonus your policy gives, so it could never be given.',
  'staff.refused.gift_taken': 'There is a gift of that short name already.',
  'staff.refused.gift_stale':
    'Meanwhile one was given away, or a colleague changed it. What stands now is shown; save again.',
} as const
