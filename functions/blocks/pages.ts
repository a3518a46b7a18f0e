import type { Endpoints } from '../../shared/http/request.ts'
import { blockPages } from './pages/block.ts'
import { closingPages } from './pages/closure.ts'

export const pages: Endpoints = new Map([...blockPages, ...closingPages])
