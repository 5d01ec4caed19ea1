/**
 * The story of a complaint, in the order it is told. A new touch is one file and one line here. When several moves are
 * due at once they are done top to bottom.
 */
import { acknowledge } from './acknowledge.ts'
import { answerDispute } from './answer-dispute.ts'
import { askAboutCost } from './ask-about-cost.ts'
import { askReviewUpdate } from './ask-review-update.ts'
import { assess } from './assess.ts'
import { checkIn } from './check-in.ts'
import { close } from './close.ts'
import { compensate } from './compensate.ts'
import { confirmCallback } from './confirm-callback.ts'
import { confirmChoice } from './confirm-choice.ts'
import { draftLetter } from './draft-letter.ts'
import { endHold } from './end-hold.ts'
import { escalate } from './escalate.ts'
import { expireCode } from './expire-code.ts'
import { findContact } from './find-contact.ts'
import { guardPromises } from './guard-promises.ts'
import { handOver } from './hand-over.ts'
import { joinTwin } from './join-twin.ts'
import type { Move, MoveName } from './move.ts'
import { noteArrival } from './note-arrival.ts'
import { noteRedemption } from './note-redemption.ts'
import { offerRemedies } from './offer-remedies.ts'
import { payBack } from './pay-back.ts'
import { prepareOffer } from './prepare-offer.ts'
import { questionCodeUse } from './question-code-use.ts'
import { receiveMail } from './receive-mail.ts'
import { receiveProposal } from './receive-proposal.ts'
import { reinstateCode } from './reinstate-code.ts'
import { releaseCode } from './release-code.ts'
import { remindOfCheckIn } from './remind-of-check-in.ts'
import { remindOfChoice } from './remind-of-choice.ts'
import { remindOfCode } from './remind-of-code.ts'
import { reopen } from './reopen.ts'
import { resumeRefund } from './resume-refund.ts'
import { sendLetter } from './send-letter.ts'
import { sendProgress } from './send-progress.ts'
import { sendReplies } from './send-replies.ts'
import { settleByDefault } from './settle-by-default.ts'
import { settleCompensation } from './settle-compensation.ts'
import { settleRefund } from './settle-refund.ts'
import { stopRefund } from './stop-refund.ts'
import { takeBackRefund } from './take-back-refund.ts'
import { takeUpBreach } from './take-up-breach.ts'
import { takeUpWish } from './take-up-wish.ts'
import { tellOfSlip } from './tell-of-slip.ts'
import { thank } from './thank.ts'
import { warnAboutDispute } from './warn-about-dispute.ts'
import { warnAboutLetter } from './warn-about-letter.ts'
import { warnBeforeBreach } from './warn-before-breach.ts'

export const playbook = [
  // Who is it, how bad is it, and: we are sorry, and here is when you hear from us.
  assess,
  joinTwin,
  acknowledge,
  findContact,
  escalate,
  // Valued customers hear from the top.
  draftLetter,
  warnAboutLetter,
  sendLetter,
  // The bank has a clock of its own, and pays by itself: nobody is paid twice.
  answerDispute,
  warnAboutDispute,
  stopRefund,
  resumeRefund,
  // Ways to put it right; theirs count too.
  prepareOffer,
  offerRemedies,
  receiveProposal,
  receiveMail,
  confirmCallback,
  sendReplies,
  remindOfChoice,
  settleByDefault,
  // Put it right, then something on top.
  confirmChoice,
  payBack,
  settleRefund,
  takeBackRefund,
  settleCompensation,
  askAboutCost,
  compensate,
  releaseCode,
  noteArrival,
  // Did it help?
  checkIn,
  remindOfCheckIn,
  reopen,
  takeUpWish,
  thank,
  askReviewUpdate,
  // The code comes back in an order, or the order comes to nothing.
  reinstateCode,
  noteRedemption,
  questionCodeUse,
  endHold,
  remindOfCode,
  expireCode,
  // A time we told is kept, or the customer hears first.
  warnBeforeBreach,
  tellOfSlip,
  sendProgress,
  // Whoever is away leaves nothing lying.
  handOver,
  // Nothing promised is forgotten; nothing is kept open without need.
  guardPromises,
  takeUpBreach,
  close,
] as const satisfies readonly Move[]

export const moveNamed = (name: MoveName): Move | undefined => playbook.find((move) => move.name === name)
