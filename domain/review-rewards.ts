/**
 * Finds wording that gives something for a review, or for changing one, in the three languages: a bonus, a gift or a refund
 * on one side, a review on the other, and a word that ties them. It may not leave (review.ts says why it is forbidden).
 * It reads all three languages whatever the text is in: a person does not always write in the customer's.
 */

import { type Grammar, parsePhrase } from './tone/phrase.ts'
import { PhraseIndex } from './tone/phrase-index.ts'
import { fold, readWords, type Word } from './tone/words.ts'

interface Language {
  /** What may be given, and what a review is called. */
  readonly reward: string
  readonly review: string
  /** "a bonus for the review": the reward, at most two words, this, at most two words, the review. */
  readonly for: string
  /** What one does to a review. */
  readonly act: string
  /** Ties what is done to what is given: "if", "when", "in return". */
  readonly bond: string
  /** Nothing depends on it: such a sentence says the opposite. */
  readonly denial: string
}

const languages: readonly Language[] = [
  {
    reward:
      'bonus*|discount*|gift*|refund*|coupon*|voucher*|compensat*|reward*|money|cashback|present|presents|credit|code|something',
    review: 'review|reviews|rating|ratings|star|stars|testimonial*',
    for: 'for|in exchange for|in return for|in exchange|against',
    act: 'change*|changing|update*|updating|delete*|deleting|remove*|removing|edit*|revise*|revising|withdraw*|correct*|improve*|raise*|leave|leaving|left|write|writing|post|posting|submit*|publish*|add|give|giving|take down|taking down|take off',
    bond: 'if|when|once|after|as soon as|in return|in exchange|then|and we|to get|to receive|as a thank you|for that|for this|provided',
    denial: 'depend*|regardless|either way|whatever|independent*|not for',
  },
  {
    reward:
      'бонус*|скидк*|подар*|купон*|промокод*|компенсац*|возврат*|вернём|вернем|вернуть|деньг*|деньги|денег|кешбэк*|кэшбэк*|балл*|сертификат*|вознагражд*|рубл*|лей|леев',
    review: 'отзыв*|оценк*|звезд*|рейтинг*',
    for: 'за|в обмен на|взамен на|взамен|в благодарность за',
    act: 'измен*|исправ*|обнов*|удал*|убер*|убра*|снять|снимите|сними|поменя*|остав*|напи*|допиш*|дополн*|постав*|повыс*|отзов*|подправ*|разме*|опублик*',
    bond: 'если|когда|как только|после того|после|взамен|в обмен|за это|тогда|и мы|чтобы получить|в благодарность|при условии',
    denial: 'завис*|независимо|в любом случае',
  },
  {
    reward:
      'bonus*|reducer*|discount*|cadou*|cod|codul|cupon*|voucher*|compensat*|compensam|ramburs*|restitu*|bani|banii|recompens*|returnam',
    review: 'recenzi*|review*|evaluar*|stele|stea|nota|calificativ*|rating*',
    for: 'pentru|in schimbul|in schimb pentru|contra|drept multumire pentru',
    act: 'schimb*|modific*|actualiz*|sterg*|stearg*|retrag*|elimin*|lasat*|lasa|lasati|scri*|post*|public*|adaug*|complet*|corect*|ridic*|dati|acord*',
    bond: 'daca|cand|dupa ce|dupa|indata ce|imediat ce|in schimb|atunci|si va|ca sa primiti|pentru a primi|drept multumire|pentru asta|cu conditia',
    denial: 'depind*|indiferent|oricum|oricare',
  },
]

type Owner = 'direct' | 'act' | 'reward' | 'bond' | 'denial' | 'no'

/** Said between any two words. */
const fillers = ['please', 'kindly', 'just', 'пожалуйста', 'просто', 'va', 'rog', 'rugam', 'doar'].map(fold)
const grammar: Grammar = { fillers: new Set(fillers), negators: new Set() }
const nos = ['no', 'not', 'never', 'nothing', 'не', 'нет', 'ничего', 'ни', 'nu', 'nimic', 'nici'].map(fold)

function indexOf({ reward, review, for: tie, act, bond, denial }: Language): PhraseIndex<Owner> {
  const lists = { reward, review, tie, act, bond, denial }
  const index = new PhraseIndex<Owner>(grammar)
  const add = (pattern: string, owner: Owner): void => index.add(parsePhrase(pattern, lists), owner)
  add('@reward ~2 @tie ~2 @review', 'direct')
  // "for your review you get a bonus"
  add('@tie ~2 @review ~4 @reward', 'direct')
  add('@act ~3 @review', 'act')
  add('@reward', 'reward')
  add('@bond', 'bond')
  add('@denial', 'denial')
  for (const no of nos) add(no, 'no')
  return index
}

const indexes = languages.map(indexOf)

/** How close before it a "no" turns it round. */
const reach = 5

function findsIn(words: readonly Word[], index: PhraseIndex<Owner>): boolean {
  const hits = index.find(words)
  const of = (owner: Owner) => hits.filter((hit) => hit.owner === owner)
  const sentence = (place: number): number => words[place]?.sentence ?? -1
  const denied = new Set(of('denial').map(({ start }) => sentence(start)))
  const isNegated = (start: number, end = start): boolean =>
    of('no').some((no) => no.start < end && start - no.start <= reach && sentence(no.start) === sentence(start))
  if (of('direct').some(({ start, end }) => !denied.has(sentence(start)) && !isNegated(start, end))) return true
  const rewards = of('reward').filter(({ start }) => !denied.has(sentence(start)) && !isNegated(start))
  // "Delete the review. In return we send you a gift": what is given may stand in the next sentence.
  return of('act').some(({ start, end }) => {
    const here = sentence(start)
    return rewards.some((reward) => {
      const apart = sentence(reward.start) - here
      if (apart < 0 || apart > 1 || (reward.start >= start && reward.start < end)) return false
      return of('bond').some((bond) => sentence(bond.start) === sentence(reward.start))
    })
  })
}

/** Whether the text gives something for a review. Linear in its length. */
export function tiesRewardToReview(text: string): boolean {
  const { words } = readWords(text, (word) => [word])
  return words.length > 0 && indexes.some((index) => findsIn(words, index))
}
