/**
 * What a dispute says happened, whoever says it: the words of Stripe, PayPal, Square, Adyen and Shopify, and the codes of
 * Visa, Mastercard and American Express, as one of a few plain reasons. A scheme's code is the more exact of the two,
 * unless it stands for a whole family of disputes.
 *
 * Visa Core Rules 11 (10.x fraud, 11.x authorisation, 12.x processing, 13.x consumer disputes); Mastercard Chargeback
 * Guide (48xx); docs.stripe.com/disputes/categories; PayPal customer-disputes `reason`; Square `DisputeReason`.
 */
export const disputeReasons = [
  'not-recognised',
  'not-received',
  'not-as-described',
  'counterfeit',
  'misrepresented',
  'refund-missing',
  'cancelled',
  'subscription',
  'duplicate',
  'wrong-amount',
  'paid-otherwise',
  'goods',
  'not-authorised',
  'too-late',
  'payment-data',
  'not-collected',
  'rules',
  'general',
] as const
export type DisputeReason = (typeof disputeReasons)[number]

type Words = Partial<Record<DisputeReason, string>>

/** Codes as the schemes print them. */
const codes = {
  'not-recognised': '10.1 10.2 10.3 10.4 10.5 4837 4840 4849 4863 4870 4871 F29 F30 F31 FR2 FR4 FR6',
  'not-received': '13.1 13.9 4855 C08',
  'not-as-described': '13.3 C31 C32',
  counterfeit: '13.4',
  misrepresented: '13.5',
  'refund-missing': '13.6 4860 C02 C04',
  cancelled: '13.7 C05 C18 4859',
  subscription: '13.2 4841 C28',
  duplicate: '12.6.1 P08',
  'wrong-amount': '12.5 4831 P05',
  'paid-otherwise': '12.6.2 C14',
  goods: '13.8 4853 4854',
  'not-authorised': '11.1 11.2 11.3 4807 4808 F24 F10',
  'too-late': '12.1 4842 P07',
  'payment-data': '12.2 12.3 12.4 12.7 4812 4846 P01 P22 P23',
  general: '12.6 4834 4850 4999',
} as const satisfies Words

/** The senders' own words, in lower case, what is no letter being one underscore. */
const words = {
  'not-recognised': `fraudulent fraud unrecognized unauthorised unauthorized no_knowledge debit_not_authorized
    emv_liability_shift no_cardholder_authorization cardholder_does_not_recognize_transaction other_fraud
    other_fraud_card_absent_environment other_fraud_card_present_environment made_with_stolen_card made_with_lost_card
    unauthorized_use_of_card card_never_received fraudulent_card_application made_with_counterfeit_card`,
  'not-received': `product_not_received not_received merchandise_or_service_not_received merchandise_services_not_received
    goods_or_services_not_provided services_not_provided_or_merchandise_not_received`,
  'not-as-described': `product_unacceptable not_as_described merchandise_or_service_not_as_described
    not_as_described_or_defective_merchandise_services not_as_described_or_defective_merchandise defective_merchandise`,
  counterfeit: 'counterfeit_merchandise',
  misrepresented: 'misrepresentation',
  'refund-missing': 'credit_not_processed customer_requests_credit',
  cancelled: 'cancelled canceled cancelled_merchandise_services canceled_merchandise_services',
  subscription: `subscription_canceled subscription_cancelled canceled_recurring_billing cancelled_recurring
    cancelled_recurring_transaction canceled_recurring_transaction`,
  duplicate: 'duplicate duplicate_transaction duplicate_processing',
  'wrong-amount': 'amount_differs incorrect_amount transaction_amount_differs',
  'paid-otherwise': 'paid_by_other_means payment_by_other_means',
  goods: 'cardholder_dispute',
  'not-authorised': 'no_authorization declined_authorization authorization_related',
  'too-late': 'late_presentment',
  'payment-data': `incorrect_account_details problem_with_remittance incorrect_account_number incorrect_currency
    invalid_data incorrect_transaction_code`,
  'not-collected': 'insufficient_funds bank_cannot_process check_returned',
  rules: 'noncompliant',
  general: 'general other customer_initiated point_of_interaction_error',
} as const satisfies Words

const index = (table: Words): ReadonlyMap<string, DisputeReason> =>
  new Map(
    disputeReasons.flatMap((reason) => (table[reason]?.match(/\S+/g) ?? []).map((word) => [word, reason] as const)),
  )

const byCode = index(codes)
const byWord = index(words)

const families: readonly DisputeReason[] = ['general', 'goods']

/** Null for a word and a code we have no words for. */
export function disputeReasonOf(said: {
  readonly reason: string | null
  readonly code: string | null
}): DisputeReason | null {
  const word = (said.reason ?? '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '_')
    .replace(/^_|_$/g, '')
  const exact = byCode.get((said.code ?? '').trim().toUpperCase()) ?? null
  const spoken = byWord.get(word) ?? null
  return exact === null || (families.includes(exact) && spoken !== null && spoken !== 'general')
    ? (spoken ?? exact)
    : exact
}
