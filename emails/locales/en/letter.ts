/** The director's letter as drawn up from the facts, for a person to change and sign. */
export const letter = {
  'letter.subject':
    '{order, select, none {What happened, and what is done} other {Order {order}: what happened, and what is done}}',
  'letter.opening':
    '{order, select, none {I have read what you wrote to us: {clause}. I am sorry, and it is on us.} other {I have read what you wrote about order {order}: {clause}. I am sorry, and it is on us.}}',
  'letter.again': 'I can see that it is not the first time, and that is why I am writing to you myself.',
  'letter.plan': 'Here is where things stand, who has what in hand, and on what terms we go on.',
  'letter.happened': 'What happened: {clause}.',
  'letter.happened-amount': 'What happened: {clause}. The order was for {total}.',
  'letter.since': 'on it since {date}',
  'letter.done-chosen': 'What has been done: you chose “{title}”, and it is being carried out.',
  'letter.done-settled': 'What has been done: “{title}”. It is being carried out.',
  'letter.done-finished': 'What has been done: “{title}”. It is done.',
  'letter.done-code': 'What has been done: you have a code for {value}, good {until}.',
  'letter.done-offered':
    'What has been done: {count, plural, one {# way} other {# ways}} to put it right {count, plural, one {is} other {are}} on your page. You choose; we start at once.',
  'letter.done-looking': 'What has been done: {name} has taken this up and is preparing several ways to put it right.',
  'letter.on': 'on {date}',
  'letter.terms': 'On what terms we go on: putting it right costs you nothing, and {name} is your one contact.',
  'letter.terms-bonus':
    'On what terms we go on: putting it right costs you nothing. On top of it you choose a gift now, or {bonus} on your next order of any size. {name} is your one contact.',
  'letter.from-today': 'from today',
} as const
