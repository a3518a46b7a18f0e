/** Where whatever belongs to a group stands beside it. */
export { besideGroup } from '../store.ts'
/** When what a group holds has to be seen to. */
export { heldSeenWrite, noHost, dueHeldOver } from '../store/over.ts'
export type { HeldDue } from '../store/over.ts'
