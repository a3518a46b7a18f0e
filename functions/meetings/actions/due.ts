export { keyDue } from '../store/entries.ts'
