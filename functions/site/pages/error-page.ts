import type { ErrorPage } from '../../../shared/http/error-page.ts'
import { readHouse } from '../../houses/actions/load-house.ts'
import { housePath } from '../../houses/contract.ts'
import { HouseId } from '../../houses/schema.ts'
import { href } from '../../../shared/http/contract.ts'
import { problemPage } from '../views/problem.ts'

/** Too much was asked, or something is broken: then nothing more is read. */
const firstWithoutReading = 429

/**
 * What went wrong, inside of the house in whose pages it did, also where its address goes on with what is no page: one read more, and
 * none where it is known already that there is no such house.
 */
export const errorPage: ErrorPage = async (ctx, problem, { params, ...asked }) => {
  // Where there is no such page, nothing has read the path yet.
  const { success, data: id } = HouseId.safeParse(params['house'] ?? asked.path.split('/')[1])
  const isInside = success && asked.path.startsWith(`${href({ path: housePath }, { house: id })}/`)
  const isWorthReading = isInside && problem.status < firstWithoutReading && problem['house'] !== id
  const file = isWorthReading ? await readHouse(ctx, id) : undefined
  return problemPage({ problem, ...asked, house: file?.house })
}
