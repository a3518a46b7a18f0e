import type { Endpoints } from '../../../shared/http/request.ts'

export const managePages: Endpoints = new Map()
