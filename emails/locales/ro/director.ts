import type { director as english } from '../en/director.ts'

export const director = {
  'tier.why': '{tier, select, vip {VIP} other {Standard}}: {known}. {rule}',
  'tier.unknown': 'Standard: încă nu știm cine este clientul.',
  'tier.known':
    '{orders, plural, =0 {nu știm de nicio comandă plătită} one {o comandă plătită} few {# comenzi plătite} other {# de comenzi plătite}}{sum, select, none {} other {, {sum}}}',
  'tier.rule.tag': 'Regula: magazinul a marcat clientul cu „{tag}”.',
  'tier.rule.orders':
    'Regula: cel puțin {from, plural, one {o comandă plătită} few {# comenzi plătite} other {# de comenzi plătite}}.',
  'tier.rule.spent': 'Regula: cumpărături de cel puțin {from}.',
  'tier.rule.top':
    'Regula: printre cei {share} dintre clienți care cumpără cel mai mult, de la {from} în sus (clienți cu comenzi plătite: {among, number}).',
  'tier.rule.none': 'Nu se aplică nicio regulă VIP.',

  'escalation.why.vip': 'Unui client VIP îi răspunde directorul, de aceea preia imediat un om.',
  'escalation.why.threat':
    'Clientul a scris „{words}”. Când este vorba de instanță, de o autoritate, de presă sau de un public, răspunde imediat un om.',
  'escalation.why.public-reach':
    'Clientul are un public de {audience, number}; de la {from, number} în sus răspunde imediat un om.',
  'escalation.why.second-failure':
    'În anul dinainte {earlier, plural, one {a fost închisă o reclamație} few {au fost închise # reclamații} other {au fost închise # de reclamații}} de la acest client: fără a doua scuză automată, răspunde un om.',
  'escalation.why.low-rating': 'Nota {score} din 5: la 1 sau 2 preia un om.',
  'escalation.why.wrote-again': 'Clientul a scris din nou după ce a primit ce alesese: citește un om.',
  'escalation.why.promise-at-risk': 'Termenul unei promisiuni este aproape și ea nu e încă îndeplinită: preia un om.',
  'escalation.why.mail-unreachable': 'Mesajele nu ajung la client: un om caută altă cale.',
  'escalation.known':
    'Altă reclamație deschisă a acestui client este deja în lucru; o preia aceeași persoană și pe aceasta.',

  'mail.staff.known': 'Aveți deja în lucru altă reclamație deschisă a acestui client.',
  'mail.digest.subject':
    '{count, plural, one {O reclamație vă așteaptă} few {# reclamații vă așteaptă} other {# de reclamații vă așteaptă}}',
  'mail.digest.lead':
    'De la ultimul mesaj {count, plural, one {a apărut o reclamație} few {au apărut # reclamații} other {au apărut # de reclamații}} pentru dumneavoastră. Iată-le în ordine.',
  'mail.digest.more': '{count, plural, one {Încă una este} few {Alte # sunt} other {Alte # sunt}} în listă.',
  'mail.digest.button': 'Deschideți lista',

  'letter.next-remedy': 'Ce urmează: {title}.',
  'letter.next-proposal': 'Ce urmează: răspunsul la propunerea dumneavoastră.',
  'letter.next-callback': 'Ce urmează: {name} vă sună.',
  'letter.next-correction': 'Ce urmează: {name} lămurește cu dumneavoastră ce încă nu este în regulă.',

  'staff.letter.step': 'Ce urmează',
  'staff.letter.spare': 'Încă un pas, dacă există',
  'staff.letter.from': 'De la',
  'staff.letter.to': 'Către',
  'staff.letter.replies': 'Răspunsurile ajung',
  'staff.letter.replies-to': 'la {address} și în această reclamație',
  'staff.letter.nobody': 'adresa nu este cunoscută încă',
  'staff.letter.other-domain':
    'Adresa directorului, {address}, este pe alt domeniu decât e-mailul magazinului, așa că scrisoarea pleacă de la adresa magazinului, în numele directorului.',
  'staff.tone.places':
    '{count, plural, one {Un loc poate fi citit} few {# locuri pot fi citite} other {# de locuri pot fi citite}} altfel decât vreți; fiecare este marcat sub câmpul lui, cu o formulare mai bună.',
  'words.mail-state.gathered': 'într-un singur mesaj cu altele',
} as const satisfies Record<keyof typeof english, string>
