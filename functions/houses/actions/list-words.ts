import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { HouseEntry } from '../schema.ts'
import { wordsAgainWrites } from '../store/listed.ts'
import { listHouses } from './list-houses.ts'

/** Makes every house be found by its words, also those founded before there were any; done twice, nothing changes. How many they are. */
export async function listWords(ctx: Pick<Context, 'table'>): Promise<number> {
  let count = 0
  let from: string | undefined
  do {
    const page = await listHouses(ctx, { from })
    for (const house of page.houses) await writeWords(ctx, house)
    count += page.houses.length
    from = page.next
  } while (from !== undefined)
  return count
}

async function writeWords({ table }: Pick<Context, 'table'>, house: HouseEntry): Promise<void> {
  try {
    await table.transact(wordsAgainWrites(house))
  } catch (error) {
    // Whoever changed it wrote its words.
    if (!(error instanceof Refusal && error.code === 'changed-meanwhile')) throw error
  }
}
