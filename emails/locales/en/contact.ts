/** Calls, hours and reminders: how a customer is reached, and when. */
export const contact = {
  'words.between': '{day}, between {from} and {to}',

  'page.letters.resume':
    'Changed your mind? Reminders about your order can come again. News and greetings stay off until you ask for them.',
  'page.letters.resume-button': 'Send me reminders again',
  'page.done.resume': 'Done. Reminders come again. News stays off.',
  'page.error.slot-taken': 'That hour has just been taken. Please choose another one; your number is still here.',

  'mail.staff.task.ship': 'send the item {brief}',
  'mail.staff.task.refund': 'refund the money {brief}',
  'mail.staff.task.do-remedy': 'do what was promised {brief}',
  'mail.staff.task.send-gift': 'send the gift {brief}',
  'mail.staff.task.reply-to-proposal': 'answer the proposal {brief}',
  'mail.staff.task.approve-letter': 'approve the letter {brief}',
  'mail.staff.task.call-back': 'call the customer {brief}',
  'mail.staff.task.call-unhappy': 'call the customer {brief}',
  'mail.staff.task.reply': 'reply to the customer {brief}',
  'mail.staff.task.check-delivery': 'find out if it arrived {brief}',
  'mail.staff.task.answer-dispute': 'answer the bank {brief}',
  'mail.staff.task.find-contact': 'find a way to reach them {brief}',
  'mail.staff.task.mail-did-not-arrive': 'reach them another way {brief}',
  'mail.staff.task.check-code': 'look at the code {brief}',
  'mail.staff.task.give-extra': 'give the small extra {brief}',
  'mail.staff.task.approve-request': 'decide on a request {brief}',
  'mail.staff.task.decide': 'decide what comes next {brief}',
  'mail.staff.call.when': 'Call',
  'mail.staff.call.theirs': 'Their time',
  'mail.staff.call.offered': 'We offer',
  'mail.staff.call.chosen': 'They chose',

  'staff.call.when': 'When',
  'staff.call.theirs': 'Their time',
  'staff.call.hours': '{from}–{to}',
  'staff.call.same': 'the same as yours',
  'staff.call.happened': 'What happened',
  'staff.call.offered': 'What we offer',
  'staff.call.chosen': 'What they chose',
  'staff.call.said': 'What they said',
  'staff.call.unsaid': 'Better not said',
  'staff.call.unsaid-text':
    'Whose fault it was, “never again”, “our rules”. Do not ask to hear it all again: it is here. One apology, then what is being done and by when.',
  'staff.contact.by-phone': 'No mail reaches this customer. Call instead:',
  'staff.contact.by-nothing':
    'No mail reaches this customer and we have no number. The order in your shop may hold one.',
  'staff.zone': 'Their clock',
  'staff.zone.customer': 'as the shop told us',
  'staff.zone.phone': 'by the country of their number',
  'staff.zone.shop': 'theirs is not known, so the shop’s',
  'staff.waits': 'leaves {when}',

  'timeline.reminders-resumed': 'The customer wants reminders again',
} as const
