/** Kept times: the new time before the old one has passed, word while an answer takes long, and how staff are warned. */
export const kept = {
  'mail.slip.subject': 'a new time, {brief}',
  'mail.slip.lead':
    '{what, select, answer {We said that our full answer would come {old}.} remedy {We said that it would be put right {old}.} proposal {We said that the answer to your proposal would come {old}.} callback {We said that we would call you {old}.} letter {We said that our director’s letter would reach you {old}.} other {We said that you would hear from us {old}.}} It takes longer than that. We are sorry, and it is on us.',
  'mail.slip.now': '{name} has it in hand right now.',
  'mail.slip.next':
    '{what, select, answer {The full answer now comes {when}.} remedy {It will be put right {when}.} proposal {The answer now comes {when}.} callback {We call you {when}, on the number you gave us.} letter {The letter now comes {when}.} other {{name} calls or writes to you {when}.}}',
  'mail.slip.extra.free-delivery': 'Because you have to wait, the delivery of your next order is on us.',
  'mail.slip.extra.small-gift': 'Because you have to wait, there is a small gift from us.',
  'mail.slip.extra.priority': 'Because you have to wait, your next order goes first.',
  'mail.slip.extra.return-on-us': 'Because you have to wait, any return is at our cost.',
  'mail.slip.extra.card-by-hand': 'Because you have to wait, we are sending you a card written by hand.',
  'mail.slip.callback': 'Does another time suit you better? Reply to this message.',
  'mail.waiting.subject':
    '{what, select, answer {our answer {brief}} proposal {answer to your proposal {brief}} other {we are back to you {brief}}}',
  'mail.waiting.lead':
    '{what, select, answer {We are still working on our answer to you.} proposal {We are still working on the answer to your proposal.} other {We are still working on what you told us.}} {name} has it in hand.',
  'mail.waiting.next':
    '{what, select, answer {The full answer comes {when}: several ways to put it right, for you to choose from.} proposal {The answer comes {when}: a yes, a suggestion of ours, or a no with its reason.} other {{name} calls or writes to you {when}.}}',
  'mail.waiting.after': 'There is nothing you need to do until then.',
  'mail.staff.waiting':
    '{step, select, half {Half of the working time for this has passed: {what}.} most {Four fifths of the working time for this have passed: {what}.} other {This will not be done in time either: {what}.}}',
  'mail.staff.waiting.again':
    'The customer has been told a new time once; nothing more leaves by itself. Please speak to them yourself.',
  'mail.staff.waiting.subject': '{what}, {brief}',
  'page.moved':
    '{what, select, answer {Our full answer takes longer than the time we gave you ({old}).} remedy {It takes longer than the time we gave you ({old}).} proposal {The answer to your proposal takes longer than the time we gave you ({old}).} callback {The call takes place later than we said ({old}).} letter {The letter takes longer than the time we gave you ({old}).} other {It takes longer than the time we gave you ({old}).}} {next}',
  'page.late-until':
    '{what, select, answer {We promised our full answer {old}, and we did not manage it.} proposal {We promised to answer your proposal {old}, and we did not manage it.} callback {We promised to call you {old}, and we did not manage it.} letter {We promised you a letter {old}, and we did not manage it.} other {We promised this {old}, and we did not manage it.}} {next}',
  'page.late-sent':
    'It was sent, and should have been with you {when}. Is it not there yet? Reply to our last message: {name} reads it.',
  'page.next.call-until': 'We call you {when}.',
  'page.story.promise-moved': 'We told you that it takes longer, and gave you a new time.',
  'staff.extra.free-delivery': 'the delivery of the next order is free',
  'staff.extra.small-gift': 'a small gift',
  'staff.extra.priority': 'the next order goes first',
  'staff.extra.return-on-us': 'any return is at our cost',
  'staff.extra.card-by-hand': 'a card written by hand',
  'staff.promise.moved': 'first promised for {first}; the customer was told {at}',
  'staff.promise.moved-late': 'first promised for {first}; the customer was not told in time',
  'staff.promise.usual':
    'usual here: {length} over {sample, plural, one {# complaint} other {# complaints}}; by policy: {policy}',
  'staff.queue.moved': 'new time; first promised for {first}',
  'staff.alarm.promise-at-risk': 'A promise will not be kept, and a person must tell the customer',
  'staff.figures.told': 'Late, the customer told before: {count}',
  'staff.figures.rates': 'Kept times',
  'staff.figures.rate-kept': 'In time',
  'staff.figures.rate-early': 'Early',
  'staff.figures.settled': 'Settled',
  'staff.figures.by-kind': 'By promise',
  'staff.figures.by-owner': 'By person',
  'staff.figures.by-category': 'By what failed',
  'staff.figures.nobody': 'nobody in charge',
  'staff.figures.clocks': 'Two clocks',
  'staff.figures.clock-acknowledged': 'Until the first reply',
  'staff.figures.clock-answered': 'Until the full answer',
  'staff.figures.clock-calendar': 'By the calendar',
  'staff.figures.clock-working': 'In working time',
  'staff.figures.clock-count': 'Complaints',
  'staff.figures.clocks-how':
    'The middle value: half were faster. The offer that leaves by itself counts as the full answer; a choice the customer made on the page before it does not.',
} as const
