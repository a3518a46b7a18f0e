import { Refusal } from './refusal.ts'

/** Somebody else was faster: look again and decide anew. After so many times it is told; at once to whoever decides by a form that is old. */
export async function retryIfChanged<T>(attempt: () => Promise<T>, tries = 12): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await attempt()
    } catch (error) {
      const isChange =
        error instanceof Refusal && error.code === 'changed-meanwhile' && error.facts['seen'] === undefined
      if (!isChange || count === tries) throw error
    }
  }
}
