import type { Attendance } from '../../functions/attendances/schema.ts'

/** Somebody's coming, without a table: what a test says nothing about is as it mostly is. */
export function anAttendance(change: Partial<Attendance> = {}): Attendance {
  return {
    id: 'a00000000001',
    house: 'aef',
    meeting: 'm00000000001',
    key: '2026-12-08T15:00',
    date: '2026-12-08',
    state: 'coming',
    heads: 1,
    firstTime: false,
    needs: [],
    language: 'de',
    origin: 'public',
    since: '2026-12-01T09:00:00.000Z',
    remind: false,
    createdAt: '2026-12-01T09:00:00.000Z',
    version: 1,
    ...change,
  }
}
