/** The sentences of the mails, in the order they are read. English says which there are. */
export const mail = {
  'mail.hello': '{named, select, yes {Hello {name},} other {Hello,}}',
  'mail.order': 'Order {order}',
  'mail.subject': 'Order {order}: {rest}',
  'mail.from': '{name}, {shop}',
  'mail.signature': '{name}, customer care at {shop}',
  'mail.director': '{title}, {shop}',
  'mail.reply-works': 'You can simply reply to this message.',
  'mail.see-page': 'See where things stand',
  'mail.stop-reminders': 'Stop such reminders',
  'mail.about':
    '{channel, select, phone {You told us that {clause}.} refund {We have seen that {clause}.} return {We have seen that {clause}.} cancellation {We have seen that {clause}.} alert {We have seen that {clause}.} tracking {We have seen that {clause}.} recall {We have found that {clause}.} dispute {We have seen that {clause}.} other {You wrote that {clause}.}}',
  'mail.acknowledgement.subject': 'our answer {brief}',
  'mail.acknowledgement.sorry':
    '{times, select, again {We know it is not the first time. We are sorry, and it is on us.} other {We are sorry, and it is on us.}}',
  'mail.acknowledgement.director-sorry': 'I was told at once. I am sorry, and it is on us.',
  'mail.acknowledgement.now':
    '{order, select, yes {{name} is looking at your order right now.} other {{name} is looking into it right now.}}',
  'mail.acknowledgement.when-open':
    '{order, select, yes {{name} takes up your order as soon as we open: {day}, at {time}.} other {{name} takes this up as soon as we open: {day}, at {time}.}}',
  'mail.acknowledgement.next': 'Our full answer comes {when}: {name} will offer you several ways to put it right.',
  'mail.acknowledgement.choose-now':
    'There is no need to wait: the options are already on your page. You can choose now, or tell us what would be fair.',
  'mail.acknowledgement.tell-now': 'Would you rather tell us now what would be fair? You can do that on your page.',
  'mail.acknowledgement.choose-button': 'See the options and choose',
  'mail.acknowledgement.tell-button': 'Tell us what would be fair',
  'mail.offer.subject': '{round, plural, =1 {choose how we put it right} other {new options to put it right}}',
  'mail.offer.lead': 'Here is how we can put it right. Choose what suits you best; we start as soon as you do.',
  'mail.offer.other': 'Would something else be fairer? Tell us on the same page, and a person answers.',
  'mail.offer.default': 'You can also leave it to us: {day} we begin with the first option.',
  'mail.offer.button': 'Choose',
  'mail.choice-reminder.subject': 'the choice is still yours',
  'mail.choice-reminder.lead': 'There is no hurry. Here are the options once more; any of them is still yours:',
  'mail.choice-reminder.last':
    'This is the last reminder. You can also leave it to us: {day} we begin with the first option, and you lose nothing.',
  'mail.choice.subject': '{how, select, code {your code is coming} other {put right {brief}}}',
  'mail.choice.by-customer': 'Thank you, your choice is recorded:',
  'mail.choice.by-staff': 'As agreed:',
  'mail.choice.by-default': 'So that you need not wait any longer, we are starting with the first option:',
  'mail.choice.due':
    '{how, select, goods {It will be with you {when}. {name} sees to it.} money {The money will be with you {when}. {name} sees to it.} code {The code comes in a separate message, right after this one.} other {It will be done {when}. {name} sees to it.}}',
  'mail.choice.wrong': 'If anything here is not as you want it, reply to this message and we will change it.',
  'mail.choice.on-top':
    '{bonus, select, yes {And on top of it, as you prefer: a gift now, or a bonus of {value} on your next order. You choose on your page.} other {And on top of it there is a gift for you. You will find it on your page.}}',
  'mail.choice.on-top-button': '{bonus, select, yes {Choose the gift or the bonus} other {See my gift}}',
  'mail.bonus-code.subject': '{again, select, yes {your code once more} other {{value} on your next order}}',
  'mail.bonus-code.lead':
    '{again, select, yes {Here is your code once more: {value} on your next order.} other {Here is what we promised: {value} on your next order.}}',
  'mail.bonus-code.valid': 'It is good {until}.',
  'mail.bonus-code.use':
    'Enter it when you place the order, and {value} comes off the price. The order may be of any size. If it comes to less than {value}, the code covers all of it and the rest lapses.',
  'mail.bonus-code.personal':
    'The code is yours alone and works once: order with the e-mail address this message came to.',
  'mail.bonus-code.button': 'Open my page',
  'mail.gift.subject': 'your gift, {brief}',
  'mail.gift.lead': 'Your gift will be with you {when}. {name} sees to it; there is nothing you need to do.',
  'mail.gift.both': 'The bonus on your next order is yours as well: its code comes in a separate message.',
  'mail.gift.address': 'Has your delivery address changed? Reply to this message.',
  'mail.check-in.subject': '{arrival, select, unknown {has it arrived?} other {has it helped?}}',
  'mail.check-in.promised': 'What we promised',
  'mail.check-in.lead':
    '{arrival, select, unknown {By now this should be done. Has it arrived, and is it right?} other {This is done. Has it put things right for you?}}',
  'mail.check-in.scale':
    'A figure from 1 to 5 on your page is enough: 1 means it did not help, 5 means all is well. If something is still missing, {name} takes it up with you.',
  'mail.check-in.button': 'Say how it went',
  'mail.code-reminder.subject': 'your code for {value}',
  'mail.code-reminder.lead': 'You have {value} for an order of any size. The code is good {until}.',
  'mail.code-reminder.use':
    'Enter it when you place the order. An order of less than {value} is covered in full, and the rest lapses.',
  'mail.code-reminder.no-need': 'If you have no use for it, there is nothing to do.',
  'mail.letter.button': 'Open my page',
  'mail.reply.subject': 'an answer from {name}',
  'mail.reply.lead':
    '{kind, select, accepted {We agree to what you proposed.} countered {Thank you for telling us what would be fair. Here is our offer.} other {Thank you for telling us what would be fair.}}',
  'mail.reply.due': 'We will have it done {when}.',
  'mail.reply.amount': 'Amount',
  'mail.reply.answer-button': 'Answer on my page',
  'mail.progress.subject':
    '{about, select, proposal {answer to your proposal {brief}} wrote {answer to your message {brief}} callback {we call you {brief}} other {we are back to you {brief}}}',
  'mail.progress.lead':
    '{about, select, proposal {Thank you for telling us what would be fair. It has reached {name}; the answer comes {when}.} wrote {Thank you for writing. Your message has reached {name}; the answer comes {when}.} callback {We call you {when}, on the number you gave us.} other {Thank you for telling us plainly that it is not right yet. {name} calls or writes to you {when}.}}',
  'mail.progress.after':
    '{about, select, proposal {Until then everything on your page stays as it is.} wrote {Until then everything on your page stays as it is.} callback {Does another time suit you better? Reply to this message.} other {There is nothing you need to do until then.}}',
  'mail.thanks.subject': '{why, select, goodbye {thank you, and all the best} other {thank you}}',
  'mail.thanks.lead':
    '{why, select, goodbye {You have said goodbye, and we respect that. Thank you for the time you were with us.} other {Thank you for telling us how it went.}}',
  'mail.thanks.after':
    '{why, select, goodbye {What we promised stays promised. We will not write to you with offers.} other {Should anything come up later, reply to this message: {name} reads it.}}',
  'mail.thanks.wish': 'All the best.',
  'mail.staff.subject':
    '{about, select, escalation {needs you {brief}} letter {approve the letter {brief}} other {to do {brief}}}',
  'mail.staff.subject-alone': '{category}: {rest}',
  'mail.staff.escalation': 'A person is needed: {reason}.',
  'mail.staff.task': '{task}.',
  'mail.staff.letter':
    '{share, select, half {Half} other {Four fifths}} of the time for the director’s letter has passed, and it is not approved yet.',
  'mail.staff.until': 'Until',
  'mail.staff.customer': 'Customer',
  'mail.staff.failure': 'What failed',
  'mail.staff.button': 'Open the complaint',
  'mail.staff.sender': 'Amends for {shop}',
} as const
