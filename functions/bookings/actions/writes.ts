export { nextBookingWrite } from '../store.ts'
