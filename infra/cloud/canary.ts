import { setTimeout as pause } from 'node:timers/promises'
import type { Capability } from '../../shared/http/contract.ts'

/** What anybody may read without knowing anything, and what of any house. */
export function publicPaths(capabilities: readonly Capability[]): { plain: string[]; ofHouse: string[] } {
  const paths = capabilities.flatMap(({ routes }) =>
    Object.values(routes)
      .filter(({ method, access }) => method === 'GET' && access === 'anyone')
      .map(({ path }) => path as string),
  )
  return {
    plain: paths.filter((path) => !path.includes('{')),
    ofHouse: paths.filter((path) => path.replace('{house}', '').indexOf('{') < 0 && path.includes('{house}')),
  }
}

interface Canary {
  publicUrl: string
  capabilities: readonly Capability[]
  /** It asks as long as this is not settled; what it is rejected with is passed on. */
  until: Promise<unknown>
  /** Between two rounds. */
  pauseMs?: number
}

export interface Answers {
  asked: number
  /** Answered with 5xx; who does not answer at all is counted by no alarm, and not here. */
  failed: number
}

/** Longer than gateway and functions take. */
const patienceMs = 30_000

/** Asks every public page and list round after round, of the first house where there is one. */
export async function askMeanwhile({
  publicUrl,
  capabilities,
  until,
  pauseMs = 20_000,
}: Canary): Promise<Answers> {
  const ended = new AbortController()
  const answers: Answers = { asked: 0, failed: 0 }
  const { plain, ofHouse } = publicPaths(capabilities)
  const get = async (path: string): Promise<Response | undefined> => {
    const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(patienceMs)])
    const answer = await fetch(`${publicUrl}${path}`, { signal, redirect: 'manual' }).catch(() => undefined)
    if (answer === undefined) return undefined
    answers.asked += 1
    if (answer.status >= 500) answers.failed += 1
    return answer
  }
  const rounds = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      const house = await firstHouse(await get('/api/houses'))
      const own = house === undefined ? [] : ofHouse.map((path) => path.replace('{house}', house))
      for (const path of [...plain, ...own]) if (!ended.signal.aborted) await get(path)
      await pause(pauseMs, undefined, { signal: ended.signal }).catch(() => undefined)
    }
  }
  const asking = rounds()
  try {
    await until
  } finally {
    ended.abort()
    await asking
  }
  return answers
}

async function firstHouse(answer: Response | undefined): Promise<string | undefined> {
  const said = (await answer?.json().catch(() => undefined)) as { houses?: { id: string }[] } | undefined
  return said?.houses?.[0]?.id
}
