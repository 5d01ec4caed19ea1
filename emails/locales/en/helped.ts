/** Did it help? The question, its one reminder, what follows from each answer; reviews; and who is told to keep quiet. */
export const helped = {
  'mail.check-in-reminder.subject': 'is everything right now?',
  'mail.check-in-reminder.lead': 'Some days ago we asked whether we had put things right. We would still like to know.',
  'mail.check-in-reminder.last': 'We will not ask again.',
  'mail.thanks.wish-question': 'One question, if you have a minute: what would have put it right?',
  'mail.thanks.wish-button': 'Say it in a line',
  'mail.acknowledgement.what-happened':
    'What went wrong? One line is enough: on your page, or simply in a reply to this message.',
  'mail.acknowledgement.has-it-come':
    'Has it reached you in the meantime? One line is enough: on your page, or simply in a reply to this message.',
  'mail.choice-reminder.honest':
    'An honest question: is the right thing not among them? Say in a line what would be, and a person answers.',
  'mail.review-ask.subject': 'about your review',
  'mail.review-ask.lead': 'You wrote in a review what went wrong, and since then you have told us how it ended.',
  'mail.review-ask.own-words':
    'If you like, you can say that there as well: in your own words and just as it was, the good and the bad. It helps those who read reviews before they buy.',
  'mail.review-ask.or-not':
    'If you would rather leave the review as it is, that is fine: nothing between us depends on it. We will not ask again.',

  'page.wish': 'What would have put it right?',
  'page.wish.hint': 'One line is enough. {name} reads it, and gets in touch if something can still be put right.',
  'page.wish.button': 'Send this line',
  'page.wish.yours': 'What was missing, in your words',
  'page.done.wish': 'Thank you. Your words have reached us.',
  'page.error.wish-empty': 'There were no words in it yet. One line is enough.',
  'page.call.unhappy': 'Choose the hour that suits you, and {name} calls you then.',

  'words.mail.check-in-reminder': 'did it help? once more',
  'words.mail.review-ask': 'about their review',
  'timeline.wished': 'The customer said what would have put it right',
  'timeline.why.mail-check-in-reminder': 'Nobody has answered whether it helped. This is the only reminder.',
  'timeline.why.mail-review-ask':
    'The complaint came as a review and ended well. Nothing is given for a review, and days lie between this and anything that was given.',
  'timeline.move.remind-of-check-in': 'The customer is asked once more whether it helped',
  'timeline.move.take-up-wish': 'A person reads what would have put it right',
  'timeline.move.ask-review-update': 'The author of the review may say there how it ended',

  'staff.policy.cell.touches.checkInReminderDays': 'Without an answer, ask once more after',
  'staff.policy.cell.touches.reviewAsk.enabled': 'After a 4 or 5, ask the author of a review to say there how it ended',
  'staff.policy.cell.touches.reviewAsk.afterDays': 'So long after the rating and anything that was given',

  'staff.refused.reward_for_review':
    'These words tie something to a review. That is against the law and the rules of every review site: leave one of the two out.',

  'staff.review.title': 'Answer in public',
  'staff.review.lead':
    'A draft to go by: sorry, interest, solution. Nothing of the order and no sum: everybody reads it.',
  'staff.review.text': 'Draft, to copy',
  'staff.review.tone-clean': 'The tone guard finds nothing in it.',
  'review.sorry':
    '{known, select, yes {Thank you for telling us. We are sorry that {clause}; this is on us.} other {Thank you for telling us. We are sorry; this is on us.}}',
  'review.interest': 'We want to know exactly what went wrong. {name} is looking into it.',
  'review.solution-open':
    'We have written to you about it, and how it is put right is your choice. If our message has not reached you, write to us: {email}.',
  'review.solution-done':
    'It has been put right in the way you chose. If anything is still missing, write to us: {email}.',
  'review.solution-unreached': 'We would like to put it right in a way you choose. Please write to us: {email}.',

  'staff.quiet.title': 'Marketing tools',
  'staff.quiet.lead':
    'While a customer’s complaint is open, they get no advertising. These systems are told when that begins and when it ends.',
  'staff.quiet.none': 'No system is told yet.',
  'staff.quiet.last': 'last told {when}',
  'staff.quiet.never': 'not told anything yet',
  'staff.quiet.failing': 'does not answer',
  'staff.quiet.waiting': '{count, plural, one {one message waits} other {# messages wait}}',
  'staff.quiet.add': 'Add a system',
  'staff.quiet.id': 'Short name',
  'staff.quiet.id-hint': 'Small letters, digits and dashes: mailchimp.',
  'staff.quiet.url': 'Address it listens at',
  'staff.quiet.url-hint': 'Begins with https://. Messages are signed (Standard Webhooks).',
  'staff.quiet.save': 'Add and show the secret',
  'staff.quiet.renew': 'New secret',
  'staff.quiet.remove': 'Stop telling it',
  'staff.quiet.secret': 'The secret of {id}. It is shown this once: enter it there now.',
  'staff.quiet.admins': 'Administrators add and remove them.',
  'staff.done.subscriber-removed': 'It is told nothing any more.',
  'staff.refused.subscriber_id': 'The short name: small letters, digits and dashes, up to 40.',
  'staff.refused.subscriber_url':
    'The address begins with https:// and is reachable from outside: no address inside a network, no name and password in it.',
  'staff.refused.subscriber_many': 'Five systems are the most. Remove one first.',
  'staff.refused.subscriber_unknown': 'There is no such system.',
  'staff.alarm.subscriber-silent': 'A marketing tool could not be told for days',
} as const
