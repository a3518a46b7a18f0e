import type { Endpoints } from '../../shared/http/request.ts'
import { managePages } from './pages/manage.ts'
import { publicPages } from './pages/public.ts'

export const pages: Endpoints = new Map([...publicPages, ...managePages])
