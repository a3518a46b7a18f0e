export { readAccessData } from '../store/access-data.ts'
