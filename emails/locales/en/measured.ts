/** What staying in touch does, and who is where: as staff read it. */
export const measured = {
  'staff.nav.measured': 'Effect',
  'staff.nav.customers': 'Customers',
  'staff.measured.title': 'Does staying in touch help?',
  'staff.measured.lead':
    'After a complaint we write now and then to customers who agree to it. {share} of all customers are drawn by lot and left alone. What the two groups do differently is what our letters do.',
  'staff.measured.nobody-alone':
    'The policy leaves nobody alone any more. What was drawn before is still compared; nothing new can be measured.',
  'staff.measured.in-care': 'We may write to {touched}; {heldOut} are left alone.',
  'staff.measured.verdict-few': 'Too early to say',
  'staff.measured.verdict-unclear': 'Too early to say',
  'staff.measured.verdict-more': 'Yes: more of them order again',
  'staff.measured.verdict-less': 'No: fewer of them order again',
  'staff.measured.few':
    'So far {touched} of those we write to have {days, plural, one {# day} other {# days}} behind them, and {heldOut} of those left alone. At least {least} of each are needed.',
  'staff.measured.found':
    'Within {days, plural, one {# day} other {# days}} {one} of those we write to ordered again, and {two} of those left alone. The difference is {low} to {high} points.',
  'staff.measured.unclear': 'It may be none at all.',
  'staff.measured.visible':
    'So many people would show a difference of {points} points four times out of five; a smaller one can hide.',
  'staff.measured.category': 'What went wrong',
  'staff.measured.remedy': 'How it was put right',
  'staff.measured.cause': 'Cause',
  'staff.measured.any': 'all',
  'staff.measured.returned': 'Who ordered again',
  'staff.measured.returned-about':
    'Two bars for each stretch: who is written to, and who is left alone. The line across the end of a bar is its 95 % interval. The figures are in the table below.',
  'staff.measured.margin': 'Margin of each customer, codes taken off',
  'staff.measured.waited': 'Days until the next order',
  'staff.measured.waited-how': 'Those who have not ordered count with all of the days. Less is sooner.',
  'staff.measured.stretch': 'Time',
  'staff.measured.touched': 'Written to',
  'staff.measured.held-out': 'Left alone',
  'staff.measured.difference': 'Difference',
  'staff.measured.points': 'Difference, points',
  'staff.measured.says': 'What it says',
  'staff.measured.says-few': 'too early: too few people',
  'staff.measured.says-few-ordered': 'too early: too few ordered',
  'staff.measured.says-unclear': 'too early: may be none',
  'staff.measured.says-more': 'more',
  'staff.measured.says-less': 'less',
  'staff.measured.says-sooner': 'sooner',
  'staff.measured.says-later': 'later',
  'staff.measured.of': '{count} of {of}',
  'staff.measured.to': '{low} to {high}',
  'staff.measured.how': 'How this is reckoned',
  'staff.measured.how-drawn':
    'Everybody counts as they were drawn, from the day their complaint ended, whether or not a letter reached them. Those who never agreed to letters are in both groups, so among those who read them the difference is larger. Only those count who have the whole stretch behind them.',
  'staff.measured.how-rule':
    'We speak of a difference when its 95 % interval does not hold zero, and each group has at least {least} people. For margin, at least {buyers} of each group must have ordered.',
  'staff.measured.how-one':
    'The sentence at the top decides: the longest stretch with enough people. Of every twenty other comparisons about one looks like a difference by chance alone, so take them as hints, and do not look every day until one appears.',
  'staff.measured.how-methods':
    'Shares: Wilson’s interval and Newcombe’s difference. Days: Welch’s. Margin: Welch’s, corrected by Hall for a few large orders; people are taken to decide independently of each other.',
  'staff.measured.how-margin':
    'Margin is {share} of an order, in {currency}. Orders in other currencies count as orders only.',
  'staff.customers.title': 'Customers after a complaint',
  'staff.customers.lead':
    'Everybody whose complaint has ended is in one of four states, and each state has its reason.',
  'staff.customers.rhythm':
    'The rhythm of the shop: after {days, plural, one {# day} other {# days}} without an order a customer is silent. Measured on {sample, plural, one {# pause} other {# pauses}} between orders.',
  'staff.customers.rhythm-unknown':
    'The rhythm of the shop is not known yet: too few people have ordered twice. Until then the days in the policy stand in.',
  'staff.customers.states': 'States',
  'staff.customers.who': 'Customer',
  'staff.customers.why': 'Why',
  'staff.customers.since': 'Since',
  'staff.customers.letters': 'Letters',
  'staff.customers.count': '{count, plural, =0 {no letters} one {# letter} other {# letters}}',
  'staff.customers.last': 'last on {when}',
  'staff.customers.alone': 'left alone, to compare',
  'staff.customers.unnamed': 'no name',
  'staff.customers.none': 'Nobody is here',
  'staff.customers.none-text': 'When a complaint ends, its customer appears in one of these states, with the reason.',
} as const
