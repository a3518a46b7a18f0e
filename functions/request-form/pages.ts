import type { Endpoints } from '../../shared/http/request.ts'
import { bookPages } from './pages/book.ts'
import { enterPages } from './pages/enter.ts'
import { freePages } from './pages/free.ts'
import { startPages } from './pages/start.ts'
import { queuePages } from './pages/queue.ts'

export const pages: Endpoints = new Map([
  ...bookPages,
  ...enterPages,
  ...freePages,
  ...queuePages,
  ...startPages,
])
