// What other slices keep beside a house and count there, and the line of a room in its entry, for their stores.
export { besideHouse, countedWrite } from '../store.ts'
export { listedRoomWrite, unlistedRoomWrite } from '../store/listed.ts'
