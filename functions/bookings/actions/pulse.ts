/** For the slice that asks: when standing bookings are due, and how one is written without a line in its history. */
export { noPulseWrite, pulseWrites, duePulses } from '../store/pulse.ts'
export { markedBookingWrite } from '../store.ts'
