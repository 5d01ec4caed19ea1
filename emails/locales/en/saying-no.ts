/** Proposals, refusals, requests to colleagues, and parting. */
export const sayingNo = {
  'mail.offer.counter-subject': 'our answer to your proposal',
  'mail.offer.counter':
    'Our offer of {sum} stands first among the ways below. You can take it with one click, or choose another.',
  'mail.decline.subject': '{to, select, proposal {our answer to your proposal} other {our answer and the reasons}}',
  'mail.decline.lead':
    '{to, select, proposal {Thank you for telling us what would be fair. We cannot do exactly that, and here is why.} other {We have looked into everything we have. We cannot do what you asked for, and here is why.}}',
  'mail.decline.why.more-than-failed': 'It is more than what went wrong with the order comes to.',
  'mail.decline.why.cannot-be-done': 'This is something we are not able to do.',
  'mail.decline.why.not-our-order':
    'We looked for this order by name, e-mail, number and payment, and it is not among ours; it looks as if it was placed with another seller.',
  'mail.decline.why.out-of-term': 'The time for returns and for free repair of this order has ended.',
  'mail.decline.why.wear': 'We examined it. What we found comes from use over time.',
  'mail.decline.why.fault-not-found': 'We examined it and tried it, and everything worked.',
  'mail.decline.why.already-refunded': 'The money for this has already gone back to you, the way you paid.',
  'mail.decline.why.no-proof': 'From what we have so far we cannot see what went wrong.',
  'mail.decline.else.not-our-order':
    'The receipt or the card statement names the seller, who can help from there. If you did buy from us under other details, send us the number or a photo of the receipt, and we look again.',
  'mail.decline.else.out-of-term':
    'If a repair would help, reply to this message: we look at what can be done and tell you the price beforehand.',
  'mail.decline.else.wear':
    'If a repair would help, reply to this message: we look at what can be done and tell you the price beforehand.',
  'mail.decline.else.fault-not-found':
    'If it happens again, a photo or a short film is enough: send it in reply, and we examine it anew.',
  'mail.decline.else.already-refunded':
    'If it has not reached you, reply to this message: we send you the number of the payment, by which your bank can find it.',
  'mail.decline.else.no-proof':
    'One photo, a short film or a paper is enough: send it in reply, and we look at it anew.',
  'mail.decline.else.own-words':
    'If there is something we have not seen yet, send it in reply, and we look at it anew.',
  'mail.decline.ways': 'These ways are still open to you. As soon as you choose one, we start:',
  'mail.decline.ways-button': 'Choose',
  'mail.decline.gesture-code':
    'So that you do not leave with nothing: {value} on your next order, of any size. The code is good {until}.',
  'mail.decline.gesture-extra': 'And something small from us: {extra}.',
  'mail.decline.review':
    '{reviewer, select, yes {If you see it differently, reply to this message: {name} takes a second look at it and answers {within}.} other {If you see it differently, reply to this message: we take a second look at it and answer {within}.}}',
  'mail.farewell.subject': 'a word from us',
  'mail.farewell.lead':
    'We do not seem to manage to look after you the way you have a right to expect. We think it is best if our ways part here.',
  'mail.farewell.holds': 'Everything we promised you still holds, and {name} sees it through to the end.',
  'mail.farewell.quiet':
    'You will get no offers and no news from us. Should anything about your orders need an answer, reply to this message: {name} reads it.',
  'mail.farewell.wish': 'Thank you for the time you were with us. All the best.',
  'mail.staff.request-refused': 'What you asked a colleague to decide was refused. The reason stands on the complaint.',
  'mail.staff.request-refused.subject': 'your request was refused',

  'words.gesture.free-delivery': 'free delivery of your next order',
  'words.gesture.small-gift': 'a small gift with your next order',
  'words.gesture.priority': 'your next order goes first',
  'words.gesture.return-on-us': 'any return is at our cost',
  'words.gesture.card-by-hand': 'a card written by hand',
  'words.decline.more-than-failed': 'more than what failed comes to',
  'words.decline.cannot-be-done': 'we are not able to do this',
  'words.decline.not-our-order': 'not our order',
  'words.decline.out-of-term': 'the time for it has ended',
  'words.decline.wear': 'wear, found on examination',
  'words.decline.fault-not-found': 'examined, no fault found',
  'words.decline.already-refunded': 'refunded already',
  'words.decline.no-proof': 'nothing shows yet what happened',
  'words.decline.own-words': 'another reason, in our own words',
  'words.asked.offer': 'an offer',
  'words.asked.answer-proposal': 'an answer to the proposal',
  'words.asked.extend-code': 'more time for a code',
  'words.asked.close': 'closing the complaint',
  'words.asked.end-relation': 'parting with the customer',
  'words.request-state.open': 'waits for a decision',
  'words.request-state.approved': 'approved',
  'words.request-state.refused': 'refused',

  'page.proposal.usual-history':
    '{same, select, yes {In the last {count, plural, one {# case like this} other {# cases like this}} in which part of the money went back, it was {middle} of the order: for yours, {sum}.} other {In the last {count, plural, one {# case like this} other {# cases like this}} in which part of the money went back, it was from {low} to {high} of the order. In the middle: {middle}, for yours {sum}.}}',
  'page.proposal.usual-range':
    'In cases like this, when we return part of the money, it is usually from {low} to {high} of the order: {least} to {most}.',
  'page.declined.review':
    '{reviewer, select, yes {If you see it differently, write to us on this page or by e-mail: {name} takes a second look and answers {within}.} other {If you see it differently, write to us on this page or by e-mail: we take a second look and answer {within}.}}',
  'page.counter': 'It stands first among the ways below: you can take it, or choose another.',
  'page.closed.why': 'Our reason: {why}',

  'staff.usual.history':
    'In the last {count, plural, one {# such case} other {# such cases}} with part of the money back: {low} to {high} of the order, in the middle {middle} (here {sum}).',
  'staff.usual.policy':
    '{same, select, yes {By policy: {low} of the order (here {least}).} other {By policy: {low} to {high} of the order (here {least} to {most}).}}',
  'staff.proposal.why': 'Reason, if you say no',
  'staff.proposal.why-hint':
    'With a no the letter names the reason, the ways still open, something small from us and who takes a second look.',
  'staff.decline.act': 'Say no to the complaint',
  'staff.decline.hint':
    'A letter leaves with the reason, an alternative, something small from us and who takes a second look. Then the complaint closes.',
  'staff.decline.why': 'Reason',
  'staff.decline.text': 'Your words to the customer ({language})',
  'staff.decline.text-hint': 'Say here what was found. Needed for wear, an examination, or a reason of your own.',
  'staff.decline.note': 'For colleagues: what this rests on',
  'staff.decline.send': 'Send the letter and close',
  'staff.relation.act': 'Part with this customer',
  'staff.relation.hint':
    'A polite letter leaves. What was promised still holds. Afterwards nobody writes to them of their own accord: no reminders, no greetings, no way back.',
  'staff.relation.reason': 'Why, for the record',
  'staff.relation.send': 'Send the letter and part',
  'staff.relation.ended': 'We have parted with this customer: no reminders, no news, no way back is offered.',
  'staff.requests': 'Waiting for a decision',
  'staff.request.asks': '{name} asks for {what}',
  'staff.request.sum': 'for {sum}',
  'staff.request.words': 'In these words to the customer',
  'staff.request.waits': 'Somebody above decides on this.',
  'staff.request.own': 'It is your own request: somebody else decides.',
  'staff.request.ask': 'Ask somebody who may',
  'staff.act.approve': 'Approve and do it',
  'staff.act.refuse': 'Refuse',
  'staff.act.end-relation': 'Part with this customer',
  'staff.request.refuse-reason': 'Reason, for your colleague',
  'staff.task.approve-request': 'Look at the request',
  'staff.done.asked': 'Somebody who may decide has been asked. It stands on this page until then.',
  'staff.done.approve': 'Approved and done.',
  'staff.done.refuse': 'Refused. Your colleague has been told.',
  'staff.done.end-relation':
    'The letter is on its way. From now on nobody writes to this customer of their own accord.',
  'staff.refused.own_request': 'Nobody approves their own request.',
  'staff.refused.unknown_request': 'This complaint has no such request.',
  'staff.refused.decided_already': 'This was decided already.',
  'staff.refused.asked_already': 'This was asked already, and waits for an answer.',
  'staff.refused.request_stale': 'What was asked for is no longer understood: ask for it anew.',
  'staff.refused.agreed_already': 'Something was agreed on with the customer: a promise is not taken back by a letter.',
  'staff.refused.other_reason': 'This reason does not fit here: choose another.',
} as const
