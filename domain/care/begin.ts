/** How the care of a customer begins, as the facts of their complaint say it. */
import { chosenRemedy, type Facts } from '../complaint.ts'
import { isHeldOut } from './hold-out.ts'

/** Drawn by the cause a person has named, the category until one has, and the remedy that was chosen. */
export function heldOutAfter(facts: Facts): boolean {
  const { complaint, customer, shop } = facts
  if (!customer) return false
  const remedy = chosenRemedy(facts)?.kind ?? null
  return isHeldOut(shop.id, complaint.category, remedy, customer.id, shop.policy.care.holdOutShare)
}
