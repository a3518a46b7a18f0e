/** What groups hold. */
export { readHeld } from '../store/held.ts'
