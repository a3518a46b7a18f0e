export { publicPages as pages } from './pages/public.ts'
