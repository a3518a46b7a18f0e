import type { AllNews } from '../shared/news.ts'

/** The news of all slices, by the type of the items that give them. */
export const news: AllNews = {
  'sign-in': async () => (await import('./identity/actions/sign-in-news.ts')).signInNews,
  place: async () => (await import('./waitlist/actions/place-news.ts')).placeNews,
  attendance: async () => (await import('./attendances/actions/attendance-news.ts')).attendanceNews,
  'date-step': async () => (await import('./attendances/actions/date-step-news.ts')).dateStepNews,
  'date-duties': async () => (await import('./duties/actions/date-duties-news.ts')).dateDutiesNews,
  'key-step': async () => (await import('./duties/actions/key-step-news.ts')).keyStepNews,
  booking: async () => (await import('./bookings/actions/booking-news.ts')).bookingNews,
}
