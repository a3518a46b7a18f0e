import { Refusal } from './refusal.ts'

const tries = 4

/** Somebody else was faster: look again and decide anew. After four times it is told. */
export async function retryIfChanged<T>(attempt: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await attempt()
    } catch (error) {
      const isChange = error instanceof Refusal && error.code === 'changed-meanwhile'
      if (!isChange || count === tries) throw error
    }
  }
}
