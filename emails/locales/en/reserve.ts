/** The month's reserve, codes beyond a cap, and a customer's claim history. */
export const reserve = {
  'mail.reserve.subject':
    '{step, select, low {{share} % of the month’s reserve is spoken for} other {The month’s reserve is used up}}',
  'mail.reserve.lead':
    '{step, select, low {{share} % of what is set aside for putting things right this month is spoken for.} other {What was set aside for putting things right this month is spoken for: {share} % of it.}}',
  'mail.reserve.button': 'See the reserve',
  'mail.staff.task.release-code': 'look at a code {brief}',
  'words.task.release-code': 'Look at a code beyond a cap',
  'staff.task.release-code': 'Let it through',
  'staff.release.cap':
    '{cap, select, person-year {This is more than one person gets in a year without a lead’s decision.} other {This is more than the shop gives in 24 hours without a lead’s decision.}} {value} was shown to the customer and stays theirs.',
  'timeline.move.release-code': 'A lead lets a code through',
  'timeline.why.task-opened-release-code': 'A cap is reached, so a lead looks at the code before it leaves.',
  'page.next.code': 'Your code comes {when}.',
  'staff.nav.reserve': 'Reserve',
  'staff.reserve.title': 'Reserve for {month}',
  'staff.reserve.by-sum': 'Set aside by the shop, the same sum every month.',
  'staff.reserve.by-share': 'A share of what last month’s paid orders brought.',
  'staff.reserve.used': '{share} of the reserve is spoken for',
  'staff.reserve.monthly': 'Set aside',
  'staff.reserve.spent': 'Spent',
  'staff.reserve.expected': 'Still expected',
  'staff.reserve.free': 'Free',
  'staff.reserve.face': 'Open codes at face value',
  'staff.reserve.chance': 'Chance that a code is used',
  'staff.reserve.mark': 'Alerts at 80 % and 100 %',
  'staff.reserve.step.ample': 'There is room: new offers hold what the policy says.',
  'staff.reserve.step.low':
    'New offers hold cheaper ways: part of the money or a credit takes the place of a full refund. There are always three, and whatever a customer was already shown stays.',
  'staff.reserve.step.empty':
    'New offers hold ways that take no money from the reserve. There are always three, whatever a customer was already shown stays, and a person can still offer anything.',
  'staff.reserve.how':
    'Spent: money, gifts and extras granted this month, and its codes that were used. Still expected: its codes that can still be used, at the chance that they are. That chance is learned from codes whose time is over.',
  'staff.reserve.none': 'No reserve is set aside',
  'staff.reserve.none-text':
    'Once the shop names a monthly sum, or a share of what paid orders bring, its state stands here, with alerts before it runs out.',
  'staff.reserve.caps': 'Caps',
  'staff.reserve.caps-how':
    'A code that would pass a cap waits for a lead. The customer keeps what they were shown and is told by when it comes.',
  'staff.reserve.caps-none': 'No cap is set.',
  'staff.reserve.cap-what': 'Cap',
  'staff.reserve.cap-most': 'At most',
  'staff.reserve.cap-given': 'Given',
  'staff.reserve.cap.complaint': 'One complaint',
  'staff.reserve.cap.person-year': 'One person in 365 days',
  'staff.reserve.cap.shop-day': 'The shop in 24 hours',
  'staff.history': 'Claim history',
  'staff.history.claims': 'Complaints before',
  'staff.history.claims-count':
    '{count, plural, =0 {none} other {#}}{year, plural, =0 {} other {, # of them in the last twelve months}}',
  'staff.history.given': 'Given to them',
  'staff.history.nothing': 'nothing yet',
  'staff.history.outcomes': 'How they ended',
  'staff.history.outcome': '{outcome}: {count}',
  'staff.history.open': 'still open: {count}',
  'staff.history.per-order': 'Complaints on paid orders',
  'staff.history.per-order-few': '{complaints} on {orders}',
  'staff.history.per-order-of': '{complaints} on {orders} ({share})',
  'staff.history.why.first': 'This is their first complaint.',
  'staff.history.why.rare': 'They complain rarely.',
  'staff.history.why.often':
    'They complain about every second order or more often. Ask what keeps going wrong before you decide.',
  'staff.history.why.same': 'The same kind of failure {count} times now: the cause may be ours.',
  'staff.history.why.given': 'What they were given comes to {share} of what they paid.',
  'staff.history.why.disputes':
    '{count, plural, one {One of these complaints came through the bank.} other {# of these complaints came through the bank.}}',
  'staff.history.decides': 'Nothing here refuses by itself: a person decides.',
} as const
