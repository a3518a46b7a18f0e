import type { Bill } from './bills.ts'
import type { TableCall } from './metered-client.ts'

/** A promise about calls and units, which are counted and not timed: a miss is a fault, not a slow machine. */
export interface Goal {
  operation: string
  text: string
  isMet: (figures: Figures) => boolean
}

export interface Figures {
  readsBefore: number
  writes: number
  /** Reads after the first write. */
  readsAfter: number
  readUnits: number
  writeUnits: number
  /** Queries for day sheets, and the units of the dearest. */
  sheetQueries: number
  sheetUnits: number
}

/** From the issue that founded the house. */
export const goals: readonly Goal[] = [
  {
    operation: 'book one room',
    text: '1 write call, at most 2 reads before it',
    isMet: ({ writes, readsBefore, readsAfter }) => writes === 1 && readsBefore <= 2 && readsAfter === 0,
  },
  { operation: 'book one room', text: 'at most 7 write units', isMet: ({ writeUnits }) => writeUnits <= 7 },
  {
    operation: 'a taken slot, refused',
    text: '1 attempt, and 2 reads for what is free instead and who may be asked: at most 5 read units',
    isMet: ({ readsBefore, writes, readsAfter, readUnits }) =>
      readsBefore <= 2 && writes === 1 && readsAfter <= 2 && readUnits <= 5,
  },
  {
    operation: 'first page',
    text: 'of hundreds of houses, 1 query of at most 8 read units',
    isMet: ({ readsBefore, readUnits, writes }) => readsBefore === 1 && readUnits <= 8 && writes === 0,
  },
  {
    operation: 'search for a house',
    text: '1 query a word and 1 batch, at most 2 read units',
    isMet: ({ readsBefore, readUnits, writes }) => readsBefore === 3 && readUnits <= 2 && writes === 0,
  },
  {
    operation: 'my houses',
    text: 'of one’s own roles: 1 batch beside session and person, at most 2 read units',
    isMet: ({ readsBefore, readUnits, writes }) => readsBefore === 3 && readUnits <= 2 && writes === 0,
  },
  ...['week of one room (JSON)', 'room page'].map((operation) => ({
    operation,
    text: 'the week is 1 query of 0.5 units',
    isMet: ({ sheetQueries, sheetUnits, writes }: Figures) =>
      sheetQueries === 1 && sheetUnits === 0.5 && writes === 0,
  })),
  {
    operation: 'house page (week of all rooms)',
    text: '1 query a room, of 0.5 units each',
    isMet: ({ sheetQueries, sheetUnits, writes }) => sheetQueries === 5 && sheetUnits === 0.5 && writes === 0,
  },
  ...['when something is free (eight weeks, all rooms)', 'when something is free, and nothing is'].map(
    (operation) => ({
      operation,
      text: 'eight weeks are 1 query a room, and at most 12 read units',
      isMet: ({ readsBefore, sheetQueries, readUnits, writes }: Figures) =>
        readsBefore === 6 && sheetQueries === 5 && readUnits <= 12 && writes === 0,
    }),
  ),
  {
    operation: 'book 52 weeks',
    text: '1 transaction, at most 110 write units',
    isMet: ({ writes, writeUnits, readsAfter }) => writes === 1 && writeUnits <= 110 && readsAfter === 0,
  },
  {
    operation: 'preview 52 weeks',
    text: '1 query for the room, nothing written',
    isMet: ({ sheetQueries, writes }) => sheetQueries === 1 && writes === 0,
  },
  ...['wall (a week)', 'wall as a screen', 'sign at a door'].map((operation) => ({
    operation,
    text: '2 calls, at most 7 read units',
    isMet: ({ readsBefore, readUnits, writes }: Figures) =>
      readsBefore === 2 && readUnits <= 7 && writes === 0,
  })),
  ...['programme page (week)', 'programme page (month)'].map((operation) => ({
    operation,
    text: 'of sixty meetings, at most 4 calls and 10 read units',
    isMet: ({ readsBefore, readUnits, writes }: Figures) =>
      readsBefore <= 4 && readUnits <= 10 && writes === 0,
  })),
  ...['meeting page', 'date page'].map((operation) => ({
    operation,
    text: '2 reads',
    isMet: ({ readsBefore, writes }: Figures) => readsBefore === 2 && writes === 0,
  })),
  {
    operation: 'sign up for a date',
    text: '1 write call, at most 6 write units',
    isMet: ({ writes, writeUnits }) => writes === 1 && writeUnits <= 6,
  },
  {
    operation: 'group page',
    text: 'of a hundred people and thirty meetings, at most 4 calls',
    isMet: ({ readsBefore, writes }) => readsBefore <= 4 && writes === 0,
  },
  {
    operation: 'join a group',
    text: '1 write call',
    isMet: ({ writes, readsAfter }) => writes === 1 && readsAfter === 0,
  },
  {
    operation: 'manager’s calendar (week, all rooms)',
    text: 'of fifty bookings, 1 query a room and 1 batch, at most 33 read units',
    isMet: ({ readsBefore, sheetQueries, readUnits, writes }) =>
      readsBefore <= 8 && sheetQueries === 5 && readUnits <= 33 && writes === 0,
  },
  {
    operation: 'inbox page (10 open requests)',
    text: 'at most 18 read units',
    isMet: ({ readUnits, writes }) => readUnits <= 18 && writes === 0,
  },
  {
    operation: 'search by a name',
    text: 'three queries for a word and one batch, at most 8 read units',
    isMet: ({ readUnits, writes, readsBefore }) => readUnits <= 8 && readsBefore <= 7 && writes === 0,
  },
  {
    operation: 'list of bookings (30 dates)',
    text: 'at most 25 read units',
    isMet: ({ readUnits, writes, readsBefore }) => readUnits <= 25 && readsBefore <= 5 && writes === 0,
  },
  {
    operation: 'page of a contact',
    text: 'at most 8 read units',
    isMet: ({ readUnits, writes }) => readUnits <= 8 && writes === 0,
  },
  {
    operation: 'feed 200, kept',
    text: '2 reads, at most 8 read units',
    isMet: ({ writes, readsBefore, readUnits }) => writes === 0 && readsBefore <= 2 && readUnits <= 8,
  },
  {
    operation: 'feed 304',
    text: '1 read',
    isMet: ({ readsBefore, writes }) => readsBefore === 1 && writes === 0,
  },
]

export function verdictOf(goal: Goal, bill: Bill): { isMet: boolean; figures: Figures } {
  const figures = figuresOf(bill.calls)
  return { isMet: goal.isMet(figures), figures }
}

export function figuresOf(calls: readonly TableCall[]): Figures {
  const firstWrite = calls.findIndex(({ kind }) => kind === 'write')
  const reads = calls.filter(({ kind }) => kind === 'read')
  const before = firstWrite < 0 ? reads : calls.slice(0, firstWrite)
  const writes = calls.filter(({ kind }) => kind === 'write')
  const sheets = reads.filter(({ operation, about }) => operation === 'Query' && about === 'ROOM')
  return {
    readsBefore: before.length,
    writes: writes.length,
    readsAfter: reads.length - before.length,
    readUnits: sum(reads),
    writeUnits: sum(writes),
    sheetQueries: sheets.length,
    sheetUnits: Math.max(0, ...sheets.map(({ units }) => units)),
  }
}

function sum(calls: readonly TableCall[]): number {
  return calls.reduce((total, { units }) => total + units, 0)
}
