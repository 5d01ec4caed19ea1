/** The brake for one address that keeps knocking with bad signatures. */
import { brakeAt } from './brake.ts'

export const { mustWait, note: noteBadSignature } = brakeAt(600, 60_000)
