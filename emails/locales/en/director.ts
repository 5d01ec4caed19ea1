/** Who the customer is and why a person is called in, notices gathered in one mail, and the mail of the director's letter. */
export const director = {
  'tier.why': '{tier, select, vip {VIP} other {Standard}}: {known}. {rule}',
  'tier.unknown': 'Standard: we do not know who the customer is yet.',
  'tier.known':
    '{orders, plural, =0 {no paid orders that we know of} one {# paid order} other {# paid orders}}{sum, select, none {} other {, {sum}}}',
  'tier.rule.tag': 'Rule: the shop marked the customer “{tag}”.',
  'tier.rule.orders': 'Rule: at least {from, plural, one {# paid order} other {# paid orders}}.',
  'tier.rule.spent': 'Rule: at least {from} spent.',
  'tier.rule.top':
    'Rule: among the {share} of customers who spend most, from {from} on ({among, plural, one {# customer has} other {# customers have}} paid).',
  'tier.rule.none': 'No VIP rule applies.',

  'escalation.why.vip': 'A VIP hears from the director, so a person takes it up at once.',
  'escalation.why.threat':
    'The customer wrote “{words}”. Where a court, an authority, the press or an audience is named, a person answers at once.',
  'escalation.why.public-reach':
    'The customer has an audience of {audience, number}; from {from, number} on a person answers at once.',
  'escalation.why.second-failure':
    '{earlier, plural, one {One complaint of this customer was} other {# complaints of this customer were}} closed in the year before: no second automatic apology, a person.',
  'escalation.why.low-rating': '{score, plural, one {# star} other {# stars}} of 5: at 1 or 2 a person takes it up.',
  'escalation.why.wrote-again': 'The customer wrote again after the remedy had arrived: a person reads it.',
  'escalation.why.promise-at-risk': 'A promise is close to its time and not kept yet: a person takes it up.',
  'escalation.why.mail-unreachable': 'Mail does not reach the customer: a person finds another way.',
  'escalation.known': 'Whoever has another open complaint of this customer in hand takes this one too.',

  'mail.staff.known': 'You have another open complaint of this customer in hand already.',
  'mail.digest.subject': '{count, plural, one {# complaint needs} other {# complaints need}} you',
  'mail.digest.lead':
    '{count, plural, one {# complaint has} other {# complaints have}} come up for you since the last message, in this order.',
  'mail.digest.more': '{count, plural, one {# more is} other {# more are}} in the queue.',
  'mail.digest.button': 'Open the queue',

  'letter.next-remedy': 'What comes next: {title}.',
  'letter.next-proposal': 'What comes next: our answer to what you proposed.',
  'letter.next-callback': 'What comes next: {name} calls you.',
  'letter.next-correction': 'What comes next: {name} settles with you what is still not right.',

  'staff.letter.step': 'What comes next',
  'staff.letter.spare': 'One more step, if there is one',
  'staff.letter.from': 'From',
  'staff.letter.to': 'To',
  'staff.letter.replies': 'Replies go to',
  'staff.letter.replies-to': '{address}, and into this complaint',
  'staff.letter.nobody': 'no address known yet',
  'staff.letter.other-domain':
    'The director’s address {address} is at another domain than the shop’s mail, so the letter leaves from the shop’s address in the director’s name.',
  'staff.tone.places':
    '{count, plural, one {One place may be read otherwise than it is meant} other {# places may be read otherwise than they are meant}}; each is marked below its field, with a better wording.',
  'words.mail-state.gathered': 'in one message with others',
} as const
