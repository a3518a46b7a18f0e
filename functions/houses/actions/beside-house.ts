// What other slices keep beside a house, and the line of a room in its entry, for their stores.
export { besideHouse, listedRoomWrite } from '../store.ts'
