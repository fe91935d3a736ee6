export { copyLinked, copyPng, copyTable, tableHtml, tableTsv } from './clipboard.ts';
export { toCsv, type CsvCell, type CsvColumn } from './csv.ts';
export { elementToSvg, pictureSize, type PictureOptions } from './picture.ts';
export { withFont, type Face } from './font.ts';
export { svgToPng } from './png.ts';
export { madeText } from './madeText.ts';
export { tableCsv } from './tableCsv.ts';
export { provenanceLine, yearsText } from './provenanceLine.ts';
export { leavingName, saveFile } from './save.ts';
