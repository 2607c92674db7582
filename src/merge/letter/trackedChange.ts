/**
 * True for an element that says that something was changed, who did it and when: text that is new, old or moved, another look, a cell. Source: ECMA-376
 * Part 1 §17.13.5. Marks around what was moved are changes as well.
 */
export const isTrackedChange = (name: string): boolean => changes.test(name);

const changes = /^w:(?:ins|del|moveFrom|moveTo|(?:r|p|sect|tbl|tr|tc)PrChange|tblPrExChange|tblGridChange|numberingChange|cell(?:Ins|Del|Merge)|(?:moveFrom|moveTo|customXml(?:Ins|Del|MoveFrom|MoveTo))Range(?:Start|End))$/;
