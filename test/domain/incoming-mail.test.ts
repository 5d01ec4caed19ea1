import { expect, it } from 'vitest'
import type { ComplaintId } from '../../domain/ids.ts'
import {
  classOf,
  isDisowned,
  type MailClass,
  messageIdsIn,
  orderIn,
  ownHeader,
  threadClaims,
  threadReference,
  writerOf,
} from '../../domain/incoming-mail.ts'
import { readMail } from '../../workflows/read-mail.ts'

const ours = new Set(['care@semitsvet.md', 'maria@semitsvet.md'])
const read = (text: string) => readMail(Buffer.from(text.replaceAll('\n', '\r\n')))
const kindOf = async (head: string, body = 'Hello') => classOf(await read(`${head.trim()}\n\n${body}\n`), { ours })

/** Headers as these systems write them (shortened to what tells them apart). */
const table: readonly (readonly [what: string, is: MailClass, head: string])[] = [
  [
    'a reply from Gmail on the web',
    'person',
    `Received: by mail-ej1-f54.google.com with SMTP id a640c23a62f3a
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=gmail.com; s=20230601
X-Gm-Message-State: AOJu0Yx
References: <cmp_01KAZ8E7Q0X4M2N9V5T3R6W8YB.abc@semitsvet.md> <0102@eu-west-1.amazonses.com>
In-Reply-To: <0102@eu-west-1.amazonses.com>
From: Ana Popescu <ana@gmail.com>
Date: Fri, 27 Nov 2026 10:00:00 +0200
Message-ID: <CAF1@mail.gmail.com>
Subject: Re: Order A-1001: our answer by 18:00 tomorrow
To: care@semitsvet.md
Content-Type: text/plain; charset="UTF-8"`,
  ],
  [
    'a person at Outlook, whose server says "Auto-Submitted: no"',
    'person',
    `From: "Popescu, Ana" <ana@contoso.com>
Subject: RE: Order A-1001
Thread-Index: AQHb
X-MS-Has-Attach:
X-MS-TNEF-Correlator:
Auto-Submitted: no
X-MS-Exchange-Organization-SCL: 1
X-Auto-Response-Suppress: DR, RN`,
  ],
  [
    'a person at Yandex who writes about an answer',
    'person',
    `From: Анна Ковалёва <anna@yandex.ru>
Subject: =?utf-8?B?0J7RgtCy0LXRgiDQv9C+INC30LDQutCw0LfRgw==?=
X-Mailer: Yamail [ http://yandex.ru ] 5.0
X-Yandex-Front: sas1`,
  ],
  [
    'Gmail’s vacation responder',
    'auto-reply',
    `From: Ana Popescu <ana@gmail.com>
Subject: Away Re: Order A-1001
Precedence: bulk
Auto-Submitted: auto-replied
X-Autoreply: yes`,
  ],
  [
    'Exchange’s out of office',
    'auto-reply',
    `From: Ana Popescu <ana@contoso.com>
Subject: Automatic reply: Order A-1001: our answer by 18:00 tomorrow
Auto-Submitted: auto-generated
X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent
X-Auto-Response-Suppress: All`,
  ],
  [
    'an old Exchange in Russian that sets no header',
    'auto-reply',
    'From: anna@contoso.ru\nSubject: =?utf-8?B?0JDQstGC0L7QvNCw0YLQuNGH0LXRgdC60LjQuSDQvtGC0LLQtdGCOiDQt9Cw0LrQsNC3?=',
  ],
  [
    'Yandex’s autoresponder',
    'auto-reply',
    `From: anna@yandex.ru
Subject: =?utf-8?B?0JDQstGC0L7QvtGC0LLQtdGC?=
Auto-Submitted: auto-replied
X-Yandex-Spam: 1`,
  ],
  [
    'Mail.ru’s autoresponder',
    'auto-reply',
    `From: Anna <anna@mail.ru>
Subject: Re: Order A-1001
X-Autoreply: yes
Auto-Submitted: auto-replied (vacation)
Precedence: junk`,
  ],
  [
    'Dovecot sieve’s vacation',
    'auto-reply',
    'From: a@b.md\nSubject: Auto: Order\nAuto-Submitted: auto-replied (vacation)',
  ],
  [
    'cPanel’s autoresponder',
    'auto-reply',
    'From: a@b.md\nSubject: Thanks\nX-Autorespond: Order A-1001\nX-Precedence: bulk',
  ],
  ['a Romanian mailbox', 'auto-reply', 'From: a@b.ro\nSubject: =?utf-8?Q?R=C4=83spuns_automat=3A_Comanda?='],
  ['somebody who is on leave', 'auto-reply', 'From: a@b.md\nSubject: Out of office'],
  [
    'a ticket system that only marks itself',
    'auto-reply',
    'From: a@b.md\nSubject: Ticket 7\nX-Auto-Response-Suppress: OOF, AutoReply',
  ],
  [
    'a read receipt',
    'auto-reply',
    'From: a@b.md\nSubject: Read: Order\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b',
  ],
  ['an empty return path', 'auto-reply', 'Return-Path: <>\nFrom: a@b.md\nSubject: Order'],
  [
    'a bounce from Postfix',
    'bounce',
    `Return-Path: <>
From: MAILER-DAEMON@mx.example.com (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status; boundary="1/mx"`,
  ],
  [
    'a bounce from Gmail',
    'bounce',
    `From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
X-Failed-Recipients: ana@gmail.com
Auto-Submitted: auto-replied
Subject: Delivery Status Notification (Failure)`,
  ],
  ['a bounce from Exchange', 'bounce', 'From: postmaster@contoso.com\nSubject: Undeliverable: Order A-1001'],
  [
    'our own mail, sent back by a redirection',
    'own',
    `From: "Maria" <care@semitsvet.md>\n${ownHeader}: v1\nAuto-Submitted: auto-generated`,
  ],
  ['what the shop sends from its own mailbox', 'own', 'From: Maria <care@semitsvet.md>\nSubject: Re: Order'],
  ['what a colleague sends', 'own', 'From: maria@semitsvet.md\nSubject: Fwd: Order'],
  ['a newsletter', 'list', 'From: news@shop.example\nList-Unsubscribe: <https://x.example/u>\nSubject: Sale'],
  ['a mailing list', 'list', 'From: ana@gmail.com\nList-Id: <talk.example.org>\nPrecedence: list'],
  ['a machine that reads nothing', 'robot', 'From: no-reply@bank.example\nSubject: Your statement'],
  ['a mail from nobody', 'robot', 'Subject: hm'],
  ['what the provider takes for spam', 'spam', 'From: a@b.example\nX-SES-Spam-Verdict: FAIL\nSubject: win'],
]

it.each(table)('%s is told apart: %s', async (_, is, head) => {
  expect(await kindOf(head)).toBe(is)
})

it('a person who writes about vacations, answers and offices is a person', async () => {
  const subjects = [
    'Vacation bag torn',
    'Out of office chairs: one is broken',
    'No automatic reply please',
    'В отпуске порвалась сумка',
    'Ответ на ваше письмо',
    'Concediu stricat: geanta ruptă',
  ]
  for (const subject of subjects) {
    const encoded = `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`
    expect(await kindOf(`From: ana@example.com\nSubject: ${encoded}`), subject).toBe('person')
  }
})

it('what a domain disowns is seen; what it vouches for is never asked', async () => {
  const with_ = (result: string) =>
    read(`From: a@b.md\nAuthentication-Results: mx.cloudflare.net; spf=pass; ${result}\n\nhi`)
  expect(isDisowned(await with_('dkim=fail; dmarc=fail policy.dmarc=none'))).toBe(true)
  expect(isDisowned(await with_('dkim=pass; dmarc=pass'))).toBe(false)
  expect(isDisowned(await with_('dmarc=none'))).toBe(false)
})

it('a contact form of the shop’s own site speaks for the customer in Reply-To; nobody else does', async () => {
  const form = await read('From: wordpress@semitsvet.md\nReply-To: Ana <ana@example.com>\n\nhi')
  expect(writerOf(form, 'semitsvet.md')?.address).toBe('ana@example.com')
  const stranger = await read('From: evil@example.net\nReply-To: ana@example.com\n\nhi')
  expect(writerOf(stranger, 'semitsvet.md')?.address).toBe('evil@example.net')
})

it('our thread is found among references, newest first, and only in our own form', () => {
  const id = 'cmp_01KAZ8E7Q0X4M2N9V5T3R6W8YB' as ComplaintId
  const proof = 'dGhpcyBpcyBhIHByb29mLCBva2F5'
  const references = messageIdsIn(`<a@b> ${threadReference(id, proof, 'semitsvet.md')}\t<c@d>`, '<c@d>')
  expect(references).toHaveLength(3)
  expect(threadClaims(references)).toEqual([{ complaint: id, proof }])
  expect(threadClaims([`<${id}@semitsvet.md>`, `<x${id}.${proof}@semitsvet.md>`, `<${id}.short@x>`])).toEqual([])
})

it('a thread of thousands keeps where it began and what is newest', () => {
  const ids = messageIdsIn(Array.from({ length: 5_000 }, (_, i) => `<${i}@x>`).join(' '))
  expect(ids).toHaveLength(40)
  expect(ids[0]).toBe('<0@x>')
  expect(ids.at(-1)).toBe('<4999@x>')
})

it.each([
  ['Re: Order A-1001: our answer', 'A-1001'],
  ['my order #1042 is torn', '1042'],
  ['Заказ № 1042 пришёл порванным', '1042'],
  ['по заказу A-77 вопрос', 'A-77'],
  ['Comanda nr. 77 a ajuns ruptă', '77'],
  ['comenzi multe', null],
  ['the order of 3 things', null],
  ['in 2026 I bought a bag', null],
  ['border 15', null],
])('the order named in "%s" is %s', (text, order) => {
  expect(orderIn(text)).toBe(order)
})
