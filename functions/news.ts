import type { AllNews } from '../shared/news.ts'

/** The news of all slices, by the type of the items that give them. */
export const news: AllNews = {
  'sign-in': async () => (await import('./identity/actions/sign-in-news.ts')).signInNews,
  place: async () => (await import('./waitlist/actions/place-news.ts')).placeNews,
  attendance: async () => (await import('./attendances/actions/attendance-news.ts')).attendanceNews,
  'date-step': async () => (await import('./attendances/actions/date-step-news.ts')).dateStepNews,
  booking: async () => (await import('./bookings/actions/booking-news.ts')).bookingNews,
}
