import type { LocalDate } from './civil.ts'
import type { Land } from './laender.ts'

export type SchoolHolidayName =
  | 'autumn-holidays'
  | 'christmas-holidays'
  | 'winter-holidays'
  | 'easter-holidays'
  | 'whitsun-holidays'
  | 'summer-holidays'

/** First and last day, both without school; its name is a key of the holiday names. */
export interface SchoolHoliday {
  name: SchoolHolidayName
  from: LocalDate
  to: LocalDate
}

/** What is known of a Land: all holidays between the two dates, nothing outside. */
interface Table {
  from: LocalDate
  to: LocalDate
  source: string
  holidays: readonly SchoolHoliday[]
}

/** Days that each school chooses for itself (three or four a year) are in no table. */
export const schoolHolidays: Partial<Record<Land, Table>> = {
  NW: {
    from: '2024-08-21',
    to: '2030-08-06',
    source: 'RdErl. d. Ministeriums für Schule und Bildung v. 19.05.2022 (ABl. NRW. 06/22), BASS 12-65 Nr. 1',
    holidays: [
      ...year(
        '2024-10-14 2024-10-26',
        '2024-12-23 2025-01-06',
        '2025-04-14 2025-04-26',
        '2025-06-10',
        '2025-07-14 2025-08-26',
      ),
      ...year(
        '2025-10-13 2025-10-25',
        '2025-12-22 2026-01-06',
        '2026-03-30 2026-04-11',
        '2026-05-26',
        '2026-07-20 2026-09-01',
      ),
      ...year(
        '2026-10-17 2026-10-31',
        '2026-12-23 2027-01-06',
        '2027-03-22 2027-04-03',
        '2027-05-18',
        '2027-07-19 2027-08-31',
      ),
      ...year(
        '2027-10-23 2027-11-06',
        '2027-12-24 2028-01-08',
        '2028-04-10 2028-04-22',
        '',
        '2028-07-10 2028-08-22',
      ),
      ...year(
        '2028-10-23 2028-11-04',
        '2028-12-21 2029-01-05',
        '2029-03-26 2029-04-07',
        '2029-05-22',
        '2029-07-02 2029-08-14',
      ),
      ...year(
        '2029-10-15 2029-10-27',
        '2029-12-20 2030-01-04',
        '2030-04-15 2030-04-27',
        '',
        '2030-06-24 2030-08-06',
      ),
    ],
  },
}

/** A school year of North Rhine-Westphalia, which has no winter holidays and not always any at Whitsun. */
function year(...spans: [string, string, string, string, string]): SchoolHoliday[] {
  const names = ['autumn', 'christmas', 'easter', 'whitsun', 'summer'] as const
  return spans.flatMap((span, index) => {
    const [from, to = from] = span.split(' ')
    return from ? [{ name: `${names[index]!}-holidays` as const, from, to: to! }] : []
  })
}
