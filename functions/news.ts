import type { AllNews } from '../shared/news.ts'

/** The news of all slices, by the type of the items that give them. */
export const news: AllNews = {
  'sign-in': async () => (await import('./identity/actions/sign-in-news.ts')).signInNews,
  'data-request': async () => (await import('./identity/actions/data-request-news.ts')).dataRequestNews,
  'team-step': async () => (await import('./houses/actions/team-news.ts')).teamStepNews,
  group: async () => (await import('./groups/actions/group-news.ts')).groupSeekingNews,
  'group-letter': async () => (await import('./groups/actions/group-news.ts')).groupLetterNews,
  'group-member': async () => (await import('./groups/actions/group-news.ts')).groupMemberNews,
  ask: async () => (await import('./asks/actions/ask-news.ts')).askNews,
  'import-run': async () => (await import('./imports/actions/import-run-news.ts')).importRunNews,
  place: async () => (await import('./waitlist/actions/place-news.ts')).placeNews,
  meeting: async () => (await import('./meetings/actions/meeting-news.ts')).meetingNews,
  attendance: async () => (await import('./attendances/actions/attendance-news.ts')).attendanceNews,
  'date-step': async () => (await import('./attendances/actions/date-step-news.ts')).dateStepNews,
  'date-duties': async () => (await import('./duties/actions/date-duties-news.ts')).dateDutiesNews,
  'key-step': async () => (await import('./duties/actions/key-step-news.ts')).keyStepNews,
  follower: async () => (await import('./followers/actions/follower-news.ts')).followerNews,
  'programme-entry': async () =>
    (await import('./followers/actions/programme-entry-news.ts')).programmeEntryNews,
  'parked-mail': async () => (await import('./notifications/actions/parked-news.ts')).parkedMailNews,
  silence: async () => (await import('./bookings/actions/silence-news.ts')).silenceNews,
  'change-note': async () => (await import('./premises/actions/change-news.ts')).changeNews,
  booking: async () => (await import('./bookings/actions/booking-news.ts')).bookingNews,
}
