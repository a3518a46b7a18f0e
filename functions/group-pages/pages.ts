import { openPages } from './pages/open.ts'
import { ownPages } from './pages/own.ts'

export const pages = new Map([...openPages, ...ownPages])
