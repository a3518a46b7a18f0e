/** Where whatever belongs to a group stands beside it. */
export { besideGroup } from '../store.ts'
