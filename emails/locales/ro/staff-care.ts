import type { staffCare as english } from '../en/staff-care.ts'

export const staffCare = {
  'staff.care': 'De atunci încoace',
  'staff.care.since': 'din {when}',
  'staff.care.held-out':
    'Nu primește nici felicitări, nici oferte: prin tragere la sorți, pe acest client îl lăsăm în pace, ca să vedem ce efect au mesajele asupra celorlalți.',
  'staff.care.none': 'De atunci nu i-am mai scris.',
  'staff.care.not-sent': 'netrimis',
  'words.care-state.active': 'cu noi',
  'words.care-state.at-risk': 's-ar putea să nu revină',
  'words.care-state.departed': 'a plecat',
  'words.care-state.returned': 'a revenit',
  'words.care-reason.recovered': 'Reclamația a fost rezolvată.',
  'words.care-reason.said-goodbye': 'Clientul și-a luat rămas-bun.',
  'words.care-reason.gift-and-away': 'Clientul a ales cadoul și de atunci nu a mai comandat.',
  'words.care-reason.silent': 'Nu a mai comandat de mai mult timp decât e obișnuit la acest magazin.',
  'words.care-reason.unhappy': 'Clientul a rămas nemulțumit de felul în care s-a încheiat.',
  'words.care-reason.unanswered': 'Clientul nu a răspuns la propunerile noastre.',
  'words.care-reason.bought-again': 'Clientul a comandat din nou după reclamație.',
  'words.touch.greeting': 'felicitarea',
  'words.touch.news': 'noutatea',
  'words.touch.look-back': 'întrebarea de după o vreme',
  'words.touch.cause-fixed': 'ce s-a schimbat',
  'words.touch.win-back': 'invitația de a reveni',
} as const satisfies Record<keyof typeof english, string>
