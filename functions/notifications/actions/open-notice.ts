import type { AllNews, NewsSource } from '../../../shared/news.ts'
import type { OutboxMail } from '../schema.ts'

/** What is stored of a mail, and whose news it is. */
export interface OpenNotice {
  source: NewsSource
  notice: unknown
}

/** Nothing of a mail that has ended. Throws if no slice tells of such items. */
export async function openNotice(
  news: AllNews,
  { notice }: Pick<OutboxMail, 'notice'>,
): Promise<OpenNotice | undefined> {
  if (notice === undefined) return undefined
  const source = await news[notice.about]?.()
  if (source === undefined) throw new Error(`Nobody tells of ${notice.about}`)
  return { source, notice: source.notice.parse(notice) }
}
