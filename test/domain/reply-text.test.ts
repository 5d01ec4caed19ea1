import { expect, it } from 'vitest'
import { isOnlyThanks, ownWords } from '../../domain/reply-text.ts'

const table: readonly (readonly [program: string, text: string])[] = [
  [
    'Gmail in English',
    'MINE\n\nOn Fri, 27 Nov 2026 at 10:00, Maria, Semitsvet <care@semitsvet.md> wrote:\n\n> Hello Ana,\n> we are sorry\n',
  ],
  [
    'Gmail, broken over two lines',
    'MINE\n\nOn Fri, 27 Nov 2026 at 10:00, "Maria, customer care at Semitsvet" <\ncare@semitsvet.md> wrote:\n\n> Hello Ana,',
  ],
  ['Gmail in Russian', 'MINE\n\nпт, 27 нояб. 2026 г. в 10:00, Maria <care@semitsvet.md>:\n\n> Здравствуйте, Анна!'],
  ['Gmail in Romanian', 'MINE\n\nÎn vin., 27 nov. 2026 la 10:00, Maria <care@semitsvet.md> a scris:\n\n> Bună ziua'],
  [
    'Apple Mail in Russian',
    'MINE\n\n27 нояб. 2026 г., в 10:00, Maria <care@semitsvet.md> написал(а):\n\n> Здравствуйте',
  ],
  ['Yandex', 'MINE\n\n27.11.2026, 10:00, "Maria, Semitsvet" <care@semitsvet.md>:\n> Здравствуйте'],
  [
    'Mail.ru',
    'MINE\n\nПятница, 27 ноября 2026, 10:00 +02:00 от Maria, Semitsvet <care@semitsvet.md>:\n\nЗдравствуйте, Анна!\n',
  ],
  [
    'Outlook on the desktop',
    'MINE\n\nFrom: Maria <care@semitsvet.md>\nSent: Friday, November 27, 2026 10:00 AM\nTo: ana@contoso.com\nSubject: Order\n\nHello Ana',
  ],
  [
    'Outlook in Russian',
    'MINE\n\n________________________________\nОт: Maria <care@semitsvet.md>\nОтправлено: 27 ноября 2026 г. 10:00\nКому: Анна\nТема: Заказ\n\nЗдравствуйте',
  ],
  [
    'Outlook in Romanian',
    'MINE\n\nDe la: Maria <care@semitsvet.md>\nTrimis: vineri, 27 noiembrie 2026\nCătre: Ana\nSubiect: Comanda\n\nBună',
  ],
  ['an older program', 'MINE\n\n-----Original Message-----\nFrom: Maria\n\nHello'],
  [
    'a phone',
    'MINE\n\nSent from my iPhone\n\n> On 27 Nov 2026, at 10:00, Maria <care@semitsvet.md> wrote:\n> \n> Hello',
  ],
  ['a phone in Russian', 'MINE\n\nОтправлено с iPhone\n\n> 27 нояб. 2026 г., в 10:00, Maria написал(а):\n> Привет'],
  ['a signature', 'MINE\n-- \nAna Popescu\n+373 69 000 000'],
]

it.each(table)('what %s quotes is left out', (_, text) => {
  const mine = 'The strap is torn too.\n\nСумка порвана, и ремень. Cureaua e ruptă.'
  expect(ownWords(text.replace('MINE', mine))).toBe(mine)
})

it('an answer below or between the quotation is found', () => {
  expect(ownWords('On Fri, Maria <care@x.md> wrote:\n> Which colour?\n\nThe blue one.\n> And when?\nTomorrow.')).toBe(
    'The blue one.\nTomorrow.',
  )
})

it('words are never lost: in doubt everything is shown', () => {
  expect(ownWords('> all quoted\n> and nothing else')).toBe('> all quoted\n> and nothing else')
  for (const text of [
    'As I already wrote',
    'On Friday I wrote to you and nobody wrote back',
    'From: the heart, thank you',
    'I said: this is wrong',
    'в 2025 году я вам писал',
  ]) {
    expect(ownWords(text)).toBe(text)
  }
})

it('marks nobody sees do not survive, nor U+0000 or half a character', () => {
  expect(ownWords('a\u0000b\u202ec\ud800d\u200b')).toBe('abc\ufffdd')
})

it('a text made to be slow is read at once', () => {
  const started = performance.now()
  for (const piece of ['> ', 'On ', 'On a wrote', '<a@b', 'From: \n', '\n\n', 'в 10:00, <', '-- ', '________'])
    ownWords(piece.repeat(60_000 / piece.length))
  expect(performance.now() - started).toBeLessThan(3_000)
})

it.each([
  'Thank you!',
  'Thanks a lot, it helped.',
  'Спасибо большое!',
  'Спасибо, всё хорошо 🙂',
  'Mulțumesc mult!',
  'Va multumesc frumos',
  'Ok, thanks',
])('"%s" is thanks and nothing more', (words) => expect(isOnlyThanks(words)).toBe(true))

it.each([
  'Thanks, but where is my refund?',
  'Спасибо, но сумка порвана',
  'Mulțumesc, dar nu a ajuns',
  'ok',
  'Хорошо',
  'No thanks',
  'Спасибо, что ничего не сделали',
  '',
  'Thank you '.repeat(40),
])('"%s" is more than thanks', (words) => expect(isOnlyThanks(words)).toBe(false))
