import { beforeAll, describe, expect, it } from 'vitest'
import { foundHouse } from '../../functions/rooms/actions/found-house.ts'
import { meteredWorld, signedIn } from '../support/bench-world.ts'
import { isFull } from '../support/budget.ts'
import { isInTurn } from '../support/in-turn.ts'
import { freshTable } from '../support/engine.ts'
import { measureBills } from './bills.ts'
import type { Bill } from './bills.ts'
import { countryWrites, firstHouse, measuredWeek } from './country.ts'
import { goals, verdictOf } from './goals.ts'
import { groupWrites } from './groups.ts'
import { houseWrites } from './listed-houses.ts'
import { longLife } from './long-life.ts'
import { itemsOf, loadItems } from './load.ts'
import { meetingWrites } from './meetings.ts'
import { seriesOperations } from './series-operations.ts'

const now = '2026-12-01T09:00:00.000Z'
/** The larger country costs as much again as all the others: it has its turn in a third of the runs. */
const sizes = isInTurn('a larger country', 3) ? [100, isFull ? 1000 : 200] : [100]
/** How much of a long life the measured house of the larger country has behind it. */
const life = isFull ? 10_000 : 1000
/** Of each meeting. Nothing that is measured reads those of more than one date. */
const coming = isFull ? 50 : 5

describe('what an operation costs', () => {
  const bills = new Map<number, Bill[]>()

  beforeAll(async () => {
    for (const size of sizes) {
      await using own = await freshTable()
      const { name, endpoint, client } = own
      await loadItems(
        endpoint,
        name,
        itemsOf(
          [
            ...countryWrites(now, size),
            ...houseWrites(size),
            ...meetingWrites(now, measuredWeek(now), coming),
            groupWrites(now),
            ...(size === sizes[0] ? [] : longLife(now, life)),
          ].flat(),
        ),
      )
      const world = meteredWorld({ client, tableName: name, now: () => now })
      await foundHouse(world.ctx, firstHouse)
      const session = await signedIn(world.ctx, firstHouse.manager.email)
      const round = { monday: measuredWeek(now), manager: { session } }
      const single = await measureBills(world, round, { rounds: size === sizes[0] ? 2 : 1, warmUp: 1 })
      const series = await measureBills(world, round, { rounds: 1, warmUp: 1, measured: seriesOperations })
      bills.set(size, [...single, ...series])
    }
  })

  it.each(goals.map((goal) => [goal.operation, goal.text, goal] as const))('%s: %s', (operation, _, goal) => {
    const bill = bills.get(sizes[0]!)?.find((each) => each.operation === operation)
    expect(bill && verdictOf(goal, bill)).toMatchObject({ isMet: true })
  })

  it.runIf(sizes.length > 1)(
    'does not hang on how many bookings the country has, nor on how long the house has lived',
    () => {
      const [small, large] = sizes.map((size) =>
        bills.get(size)?.map(({ operation, calls }) => [operation, calls]),
      )
      expect(large).toEqual(small)
    },
  )
})
