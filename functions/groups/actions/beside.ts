/** Where whatever belongs to a group stands beside it. */
export { besideGroup } from '../store.ts'
/** Groups that are over, for whoever gives back what they held. */
export { givenBackWrite, readOver } from '../store/over.ts'
