import { entry } from '../entry.ts'
import { followChanges } from './stream.ts'

export const handler = entry({ pages: () => import('./pages.ts'), stream: followChanges })
