export { newPlaceWrite, nextPlaceWrite } from '../store.ts'
