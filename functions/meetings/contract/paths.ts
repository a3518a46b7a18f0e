/** Where a meeting is seen: by neighbours, by its hosts, and by those who run the house. The slices of their pages serve them. */
export const meetingPaths = {
  programme: '/{house}/programme',
  wall: '/{house}/aushang',
  programmeCalendar: '/{house}/programme.ics',
  short: '/m/{meeting}',
  calendar: '/{house}/meetings/{meeting}/calendar.ics',
  dateCalendar: '/{house}/meetings/{meeting}/{key}/calendar.ics',
  meeting: '/{house}/meetings/{meeting}',
  date: '/{house}/meetings/{meeting}/{key}',
  own: '/host/{id}/{token}',
  open: '/host/open/{id}/{token}',
  managedOpen: '/manage/{house}/meetings/open/{id}',
  start: '/{house}/start',
  managedStart: '/manage/{house}/book/start',
  managedList: '/manage/{house}/meetings',
  managed: '/manage/{house}/meetings/{id}',
} as const
