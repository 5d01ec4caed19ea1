import type { why as english } from '../en/why.ts'

export const why = {
  'timeline.why.offer-sent-staff': 'Oferta a fost făcută de un om, așa că a plecat imediat.',
  'timeline.why.remedy-arrived': 'Am aflat că a ajuns la client, deci nu mai este nimic de trimis.',
  'timeline.why.code-redeemed': 'Codul a apărut într-o comandă plătită a celui căruia i-a fost dat.',
  'timeline.why.code-reinstated':
    'Comanda în care a fost folosit nu s-a mai făcut, așa că acest cod este din nou al clientului.',
  'timeline.why.compensation-final':
    'Cadoul sau bonusul se poate schimba timp de zece minute; apoi îl punem în practică.',
  'timeline.why.task-opened-answer-dispute': 'Banca așteaptă un răspuns, iar răspunsul îl dă un om.',
  'timeline.why.task-opened-find-contact': 'Nu avem o adresă la care să scriem, așa că un om caută altă cale.',
  'timeline.why.task-opened-mail-did-not-arrive': 'Mesajul nostru nu a ajuns, așa că un om caută altă cale.',
  'timeline.why.task-opened-reply': 'Când scrie clientul, îi răspunde un om.',
  'timeline.why.task-done-find-contact': 'Mesajele ajung din nou la client.',
  'timeline.why.task-done-promise-at-risk': 'Ce s-a promis s-a făcut.',
  'timeline.why.task-done-check-code':
    'S-a lămurit: comanda nu s-a mai făcut sau este singura în care codul a fost folosit.',
  'timeline.why.promise-kept-answer': 'Clientul a ales pe pagină, deci are răspunsul.',
  'timeline.why.promise-kept-correction': 'Oferta făcută de un coleg a ajuns la client, iar acesta este răspunsul.',
  'timeline.why.mail-acknowledgement':
    'La fiecare reclamație răspundem în cel mult o oră, la orice oră, și spunem când vine răspunsul complet.',
  'timeline.why.mail-offer': 'Răspunsul complet: variantele de remediere, în scris.',
  'timeline.why.mail-choice-reminder': 'Clientul nu a ales încă.',
  'timeline.why.mail-choice': 'Alegerea este finală: ce se întâmplă acum și până când.',
  'timeline.why.mail-bonus-code': 'Bonusul este al clientului, așa că are codul în scris.',
  'timeline.why.mail-gift': 'Clientul primește cadoul și știe până când.',
  'timeline.why.mail-check-in': 'La câteva zile după ce a ajuns sau ar fi trebuit să ajungă, întrebăm dacă a ajutat.',
  'timeline.why.mail-code-reminder': 'Codul nu a fost folosit, iar ultima lui zi se apropie.',
  'timeline.why.mail-letter': 'Scrisoarea directorului a fost aprobată de un om.',
  'timeline.why.mail-reply': 'L-a scris un om.',
  'timeline.why.mail-progress': 'Clientul știe cine se ocupă și când primește răspunsul.',
  'timeline.why.mail-slip': 'Nu s-ar fi reușit la timp, de aceea clientul află dinainte.',
  'timeline.why.mail-decline': 'Un refuz vine cu motivul lui, cu altă variantă și cu cineva care mai verifică o dată.',
  'timeline.why.mail-farewell': 'O relație se încheie cu o scrisoare, nu în tăcere.',
  'timeline.why.mail-thanks': 'Clientul a avut un cuvânt bun pentru noi sau și-a luat rămas-bun.',
  'timeline.why.mail-staff': 'Cineva din echipă trebuie să știe; înștiințarea vine în timpul programului.',
} as const satisfies Record<keyof typeof english, string>
