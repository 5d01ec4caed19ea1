import type { helped as english } from '../en/helped.ts'

export const helped = {
  'mail.check-in-reminder.subject': 'este totul bine acum?',
  'mail.check-in-reminder.lead':
    'Acum câteva zile v-am întrebat dacă am reușit să îndreptăm lucrurile. Am vrea în continuare să știm.',
  'mail.check-in-reminder.last': 'Nu vă vom mai întreba.',
  'mail.thanks.wish-question': 'O singură întrebare, dacă aveți un minut: ce ar fi trebuit ca să fie bine?',
  'mail.thanks.wish-button': 'Răspund într-un rând',
  'mail.acknowledgement.what-happened':
    'Ce nu a mers bine? Ajunge un rând, pe pagina dumneavoastră sau ca răspuns la acest mesaj.',
  'mail.acknowledgement.has-it-come':
    'Ați primit-o între timp? Ne puteți răspunde într-un rând, pe pagina dumneavoastră sau la acest mesaj.',
  'mail.choice-reminder.honest':
    'O întrebare sinceră: poate că varianta potrivită nu este aici? Spuneți-ne într-un rând ce ar fi corect și vă răspunde un om.',
  'mail.review-ask.subject': 'despre recenzia dumneavoastră',
  'mail.review-ask.lead': 'Ați scris într-o recenzie ce nu a mers bine, iar apoi ne-ați spus cum s-a încheiat totul.',
  'mail.review-ask.own-words':
    'Dacă doriți, puteți spune asta și acolo: cu cuvintele dumneavoastră, exact cum a fost, cu bune și cu rele. Îi ajută pe cei care citesc recenzii înainte să cumpere.',
  'mail.review-ask.or-not':
    'Dacă preferați să lăsați recenzia așa cum este, e în regulă: între noi nimic nu depinde de asta. Nu vă vom mai întreba.',

  'page.wish': 'Ce ar fi trebuit ca să fie bine?',
  'page.wish.hint': 'Ajunge un rând. {name} îl citește și vă contactează dacă se mai poate îndrepta ceva.',
  'page.wish.button': 'Trimit rândul acesta',
  'page.wish.yours': 'Ce a lipsit, cu cuvintele dumneavoastră',
  'page.done.wish': 'Vă mulțumim. Cuvintele dumneavoastră au ajuns la noi.',
  'page.error.wish-empty': 'Încă nu ați scris nimic. Ajunge un rând.',
  'page.call.unhappy': 'Alegeți ora care vă convine, iar {name} vă sună atunci.',

  'words.mail.check-in-reminder': 'a ajutat? încă o dată',
  'words.mail.review-ask': 'despre recenzie',
  'timeline.wished': 'Clientul a spus ce ar fi trebuit ca să fie bine',
  'timeline.why.mail-check-in-reminder': 'La întrebarea dacă a ajutat nu a răspuns nimeni. Este singura revenire.',
  'timeline.why.mail-review-ask':
    'Reclamația a venit ca recenzie și s-a încheiat cu bine. Pentru o recenzie nu se dă nimic, iar între acest mesaj și tot ce a primit clientul trec zile.',
  'timeline.move.remind-of-check-in': 'Clientul este întrebat încă o dată dacă a ajutat',
  'timeline.move.take-up-wish': 'Un coleg citește ce ar fi trebuit ca să fie bine',
  'timeline.move.ask-review-update': 'Autorul recenziei poate spune acolo cum s-a încheiat',

  'staff.policy.cell.touches.checkInReminderDays': 'Fără răspuns, întrebăm încă o dată după',
  'staff.policy.cell.touches.reviewAsk.enabled':
    'După o notă de 4 sau 5, îi propunem autorului recenziei să spună acolo cum s-a încheiat',
  'staff.policy.cell.touches.reviewAsk.afterDays': 'La atâta timp după notă și după tot ce a primit clientul',

  'staff.refused.reward_for_review':
    'Aceste cuvinte leagă ceva de valoare de o recenzie. Legea și regulile tuturor site-urilor de recenzii interzic asta: păstrați doar unul dintre cele două lucruri.',

  'staff.review.title': 'Răspuns public',
  'staff.review.lead':
    'O ciornă de la care puteți porni: regret, interes, soluție. Nimic despre comandă și nicio sumă: o citește toată lumea.',
  'staff.review.text': 'Ciorna, de copiat',
  'staff.review.tone-clean': 'Verificarea tonului nu găsește nimic în ea.',
  'review.sorry':
    '{known, select, yes {Vă mulțumim că ne-ați spus deschis. Ne pare rău că {clause}; greșeala este a noastră.} other {Vă mulțumim că ne-ați spus deschis. Ne pare rău că s-a ajuns aici; greșeala este a noastră.}}',
  'review.interest': 'Vrem să înțelegem cum s-a ajuns aici. {name} se ocupă de asta.',
  'review.solution-open':
    'V-am trimis un mesaj, iar cum îndreptăm lucrurile alegeți dumneavoastră. Dacă mesajul nu a ajuns, scrieți-ne: {email}.',
  'review.solution-done': 'Am îndreptat lucrurile așa cum ați ales. Dacă mai lipsește ceva, scrieți-ne: {email}.',
  'review.solution-unreached':
    'Vrem să îndreptăm lucrurile așa cum alegeți dumneavoastră. Vă rugăm să ne scrieți: {email}.',

  'staff.quiet.title': 'Instrumente de marketing',
  'staff.quiet.lead':
    'Cât timp un client are o reclamație deschisă, nu primește reclame. Aceste sisteme află când începe și când se încheie acest timp.',
  'staff.quiet.none': 'Niciun sistem nu este anunțat încă.',
  'staff.quiet.last': 'ultimul mesaj {when}',
  'staff.quiet.never': 'încă nu a primit niciun mesaj',
  'staff.quiet.failing': 'nu răspunde',
  'staff.quiet.waiting':
    '{count, plural, one {așteaptă un mesaj} few {așteaptă # mesaje} other {așteaptă # de mesaje}}',
  'staff.quiet.add': 'Adăugați un sistem',
  'staff.quiet.id': 'Nume scurt',
  'staff.quiet.id-hint': 'Litere mici fără diacritice, cifre și cratime: mailchimp.',
  'staff.quiet.url': 'Adresa la care ascultă',
  'staff.quiet.url-hint': 'Începe cu https://. Mesajele sunt semnate (Standard Webhooks).',
  'staff.quiet.save': 'Adăugați și vedeți secretul',
  'staff.quiet.renew': 'Secret nou',
  'staff.quiet.remove': 'Nu-l mai anunțăm',
  'staff.quiet.secret': 'Secretul sistemului {id}. Este arătat o singură dată: introduceți-l acolo acum.',
  'staff.quiet.admins': 'Administratorii le adaugă și le scot.',
  'staff.done.subscriber-removed': 'De acum nu mai este anunțat.',
  'staff.refused.subscriber_id': 'Numele scurt: litere mici fără diacritice, cifre și cratime, cel mult 40.',
  'staff.refused.subscriber_url':
    'Adresa începe cu https:// și este accesibilă din afară: nu din interiorul unei rețele și fără nume și parolă în ea.',
  'staff.refused.subscriber_many': 'Cel mult cinci sisteme. Scoateți întâi unul.',
  'staff.refused.subscriber_unknown': 'Nu există un astfel de sistem.',
  'staff.alarm.subscriber-silent': 'Un instrument de marketing nu a putut fi anunțat de câteva zile',
} as const satisfies Record<keyof typeof english, string>
