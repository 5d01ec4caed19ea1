/** Money that goes back by itself: what staff read of it, and what the customer does. */
export const refunds = {
  'timeline.refund-planned': 'The refund is being made automatically',
  'timeline.refund-paid': 'The money is on its way back',
  'timeline.refund-refused': 'The refund could not be made automatically',
  'timeline.why.refund-planned': 'The policy lets refunds of this size be made automatically, and no dispute is open.',
  'timeline.why.refund-paid': 'The payment provider has accepted it, so nobody has to pay it any more.',
  'timeline.why.refund-refused': 'Nothing is tried a second time blindly: a person takes it over.',
  'timeline.move.pay-back': 'The refund is made automatically',
  'timeline.move.settle-refund': 'What the payment provider answered is noted',
  'timeline.move.take-back-refund': 'A refund that came back is taken up',
  'page.story.refund-paid': 'We sent the money back. Your bank may need a few days to show it.',

  'words.refusal.disputed': 'A dispute is open on this payment: the customer would be paid twice.',
  'words.refusal.too-much': 'Less than this sum is left of the payment.',
  'words.refusal.changed': 'A different sum has gone back there from the one we know of. Please look before you pay.',
  'words.refusal.currency': 'The payment was made in another currency.',
  'words.refusal.unpaid': 'There is no single payment it could be taken from.',
  'words.refusal.no-access': 'Our access does not allow refunds.',
  'words.refusal.stopped': 'It was stopped before anything left.',
  'words.refusal.declined': 'The payment provider said no.',
  'words.refusal.failed':
    'The customer’s bank did not take the money, and the shop has it again. Please find another way with the customer.',
  'words.refusal.unknown': 'It could not be found out whether it was paid. Please look before you pay.',

  'staff.refund.on-its-way': 'It is being paid back automatically. In a few minutes we know whether that worked.',
  'staff.refused.refund_on_its_way':
    'This sum is being paid back automatically right now. In a few minutes we know whether that worked.',
  'staff.refund.page': 'Open the payment at {source}',
  'staff.alarm.refund-refused': 'A refund could not be made automatically',
  'staff.alarm.refund-unexpected': 'Money went back although a dispute had stopped the refund',
} as const
