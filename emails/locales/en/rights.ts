/** What is somebody's right: to agree and to stop, to have a copy, to be forgotten. */
export const rights = {
  'mail.confirm.subject':
    '{act, select, consent {please confirm greetings and news} export {a copy of what we keep} other {about erasing your data}}',
  'mail.confirm.lead':
    '{act, select, consent {You asked for greetings and news from {shop}, at most six times a year.} export {You asked for a copy of everything we keep about you.} other {You asked us to erase everything we keep about you.}}',
  'mail.confirm.follows':
    '{act, select, consent {Press the button, and we will write to you. It works {until}.} export {The button shows you the copy. It works {until}.} other {The button shows what goes and what stays, and asks once more. It works {until}.}}',
  'mail.confirm.button':
    '{act, select, consent {Confirm that you may write to me} export {Show me my copy} other {See what will be erased}}',
  'mail.confirm.nothing': 'Was it not you? Then there is nothing to do: nothing changes.',
  'words.mail.confirm': 'request to confirm',
  'timeline.why.mail-confirm': 'Only whoever reads that mailbox can confirm it.',
  'timeline.confirmation-asked': 'Asked by e-mail to confirm it',
  'timeline.export-confirmed': 'The customer took a copy of their data',
  'timeline.erasure-confirmed': 'The customer confirmed that they want to be forgotten',
  'timeline.erased': 'The customer was forgotten',

  'page.done.consent-asked':
    'Thank you. One step is left: we have sent you a message, and its button confirms that it is your mailbox.',
  'page.done.export': 'We have sent you a message. Its button shows you the copy.',
  'page.done.erase-by-person':
    'Your request is recorded. We cannot write to your address, so a person deals with it {day} at the latest.',
  'page.letters.since': 'You agreed {day}.',
  'page.letters.asked':
    'Your wish for greetings and news was noted {day}. They begin when you press the button in our message.',
  'page.data.known-since': 'We have known you since',
  'page.data.copy':
    'You can have a copy of everything. We send the link to your mailbox, so that nobody else gets the copy.',
  'page.data.copy-button': 'Send me a copy',

  'rights.consent.title': 'May we write to you?',
  'rights.consent.text':
    'Greetings and news from {shop} by e-mail, at most six times a year. You can stop them with one click at any time.',
  'rights.consent.button': 'Yes, write to me',
  'rights.consent.done.title': 'Thank you',
  'rights.consent.done': 'We will write to you, rarely and briefly.',
  'rights.export.title': 'Your copy',
  'rights.export.text': 'Everything we keep about you, as a page to read and as a file for a computer.',
  'rights.export.button': 'Show me the copy',
  'rights.export.file': 'Download as a file (JSON)',
  'rights.export.words': 'what you wrote',
  'rights.export.letter': 'what we wrote to you or about you',
  'rights.export.habits': 'language, tags, how much you bought',
  'rights.erasure.title': 'Erase everything about you',
  'rights.erasure.text':
    'Your name, your addresses, everything you wrote, your photos and our letters to you are erased at once. It cannot be undone.',
  'rights.erasure.open':
    'Your complaint is still open. It ends with this: what has not reached you yet will not come any more.',
  'rights.erasure.codes': 'A bonus code you hold stays valid. Write it down: it is shown nowhere afterwards.',
  'rights.erasure.stays':
    'What was paid, refunded and redeemed stays in the books, because the law asks for it. It stands there without your name.',
  'rights.erasure.button': 'Erase everything about me',
  'rights.erasure.done.title': 'It is erased',
  'rights.erasure.done':
    'We no longer have your name, your addresses or your words, and we will not write to you. We wish you well.',
  'rights.erasure.waits.title': 'It will be erased',
  'rights.erasure.waits.dispute':
    'Your bank is still looking into the payment{until, select, none {} other {, and waits for an answer {until}}}. Until it has decided we have to keep what it may ask for. Then everything is erased by itself; you need not do anything.',
  'rights.erasure.waits.refund':
    'A refund is still on its way to you{until, select, none {} other {; the time for it runs {until}}}. When it has arrived, everything is erased by itself; you need not do anything.',
  'rights.gone.title': 'Nothing is here any more',
  'rights.gone.text':
    'What stood on this page has been erased, as it was asked for. We no longer have your name, your addresses or your words.',
  'rights.over.title': 'This link has expired',
  'rights.over.text': 'Nothing has changed. You can ask for it again on your page.',
  'rights.over.button': 'To my page',

  'staff.nav.register': 'Register',
  'staff.register.lead':
    'What is kept about people, why, and how long. This page is written from the map of the database: nothing is kept that does not stand here.',
  'staff.register.what': 'What',
  'staff.register.where': 'Kept in',
  'staff.register.how-long': 'How long',
  'staff.register.ids': 'only ids, states, sums and times',
  'staff.register.staff': 'who of the shop did it',
  'staff.register.outside':
    'Outside this database: mail lies at its provider for as long as that keeps its records, and the database can be brought back to any moment of the last 30 days. Whoever brings it back has to erase again.',
  'register.purpose.contact': 'To know whom we are talking to, and where they can be reached',
  'register.purpose.recovery': 'To put right what went wrong, and to show later what was promised and done',
  'register.purpose.intake': 'To take in every message once, and to understand later what came',
  'register.purpose.mail': 'To send every letter once, and to show what it said',
  'register.purpose.value': 'To pay, refund and honour codes, and to keep the books the law asks for',
  'register.purpose.wishes': 'To prove who agreed to what, and to keep those who were erased erased',
  'register.purpose.care': 'To write rarely, only to those who agreed, and to see whether it helped',
  'register.purpose.people': 'To know who of the shop may do what, and who did it',
  'register.purpose.shop': 'To work by the rules the shop has set',
  'register.purpose.machine': 'To do every step once and in order',
  'register.term.person':
    'Until the person asks for it to be erased, or {months, plural, one {# month} other {# months}} after the last complaint was closed and the last order placed',
  'register.term.books': 'For the books: it stays when the person is erased, and names nobody then',
  'register.term.raw': '{days, plural, one {# day} other {# days}}, or until the person is erased',
  'register.term.settings': 'Until the shop changes it',
  'register.term.days': 'As long as it is in use; a link 120 days',
  'register.content.name': 'name',
  'register.content.address': 'e-mail address',
  'register.content.phone': 'telephone number',
  'register.content.account': 'number of an account or a message',
  'register.content.words': 'what they wrote',
  'register.content.letter': 'what we wrote to them or about them',
  'register.content.habits': 'language, tags, how much they bought',
  'register.content.place': 'country and time zone',
  'register.content.message': 'messages as they came',
  'register.content.picture': 'photos',

  'staff.policy.cell.retention.closedMonths': 'Customers are forgotten after the last complaint and order, months',
  'staff.policy.cell.retention.rawDays': 'Messages nobody could read are kept, days',
  'words.task.erase-customer': 'Erase the customer’s data: they asked for it, and our mail does not reach them',
  'staff.task.erase-customer': 'Settled',
  'mail.staff.task.erase-customer': 'erase the customer’s data {brief}',
  'words.task.reported-as-spam': 'Find out why our mail was reported as spam',
  'staff.task.reported-as-spam': 'Looked into it',
  'mail.staff.task.reported-as-spam': 'find out why our mail was reported as spam {brief}',
  'staff.erase.act': 'Data of the customer',
  'staff.erase.export': 'Download everything we keep about the customer',
  'staff.erase.export-hint':
    'For them alone: make sure that it is really they who ask. The audit keeps who downloaded it.',
  'staff.erase.hint':
    'Their name, addresses, words, photos and our letters go, in all of their complaints; what is open ends. Sums stay in the books without a name. It cannot be undone.',
  'staff.erase.send': 'Erase everything about the customer',
  'staff.done.erase': 'Erased. What stays names nobody.',
  'staff.refused.erasure_waits': 'Not yet: a dispute or a refund of theirs is still open. When it is over, try again.',

  'staff.settings.promotional': 'Greetings and news come from',
  'staff.settings.promotional-same':
    'The same address. Another domain keeps answers to complaints safe from spam reports.',
} as const
