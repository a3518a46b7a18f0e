import type { Context } from '../../../shared/context.ts'
import { newsSource } from '../../../shared/news.ts'
import { readHouse } from '../../houses/actions/load-house.ts'
import { parkedMail } from '../news.ts'
import type { ParkedFacts } from '../news.ts'

/** The news of what could not be delivered, with what is read for it. */
export const parkedMailNews = newsSource(parkedMail, { forTelling: readFacts, forWriting: readFacts })

async function readFacts(ctx: Context, { house }: { house: string }): Promise<ParkedFacts | undefined> {
  const file = await readHouse(ctx, house)
  return file && { ...file, publicUrl: ctx.settings.publicUrl, now: ctx.now() }
}
