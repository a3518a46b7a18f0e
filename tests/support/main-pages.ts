/** The ten pages that most people see most often, in the house that the first `npm start` furnishes, on the day of `furnishedNow`. */
export interface MainPage {
  name: string
  path: string
  signedIn?: true
}

/** A Monday of the furnished house, shortly after noon. */
export const furnishedNow = '2027-03-01T13:10:00+01:00'

/** `booking` is the path of the page of somebody's booking. */
export function mainPages(booking: string): MainPage[] {
  return [
    { name: 'all houses', path: '/' },
    { name: 'house', path: '/aef' },
    { name: 'programme', path: '/aef/programme' },
    { name: 'room', path: '/aef/rooms/seminarraum' },
    { name: 'days of a month', path: '/aef/book' },
    { name: 'times of a day', path: '/aef/book?date=2027-03-12' },
    { name: 'form', path: '/aef/book?rooms=teekueche&date=2027-03-12&from=10:00&to=12:00' },
    { name: 'my booking', path: booking },
    { name: 'inbox', path: '/manage/aef', signedIn: true },
    { name: 'week of all rooms', path: '/manage/aef/calendar', signedIn: true },
  ]
}
