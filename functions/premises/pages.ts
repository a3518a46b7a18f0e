import type { Endpoints } from '../../shared/http/request.ts'
import { hoursPages } from './pages/hours.ts'
import { listPages } from './pages/list.ts'
import { ownWordsPages } from './pages/own-words.ts'
import { roomPhotoPages } from './pages/room-photo.ts'
import { roomPages } from './pages/room.ts'

export const pages: Endpoints = new Map([
  ...hoursPages,
  ...ownWordsPages,
  ...listPages,
  ...roomPages,
  ...roomPhotoPages,
])
