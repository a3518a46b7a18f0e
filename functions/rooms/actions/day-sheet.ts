// How other slices know a day sheet, where they read the stream.
export { daySheetType, parseSheet, sheetOfKey } from '../store/day-sheet.ts'
