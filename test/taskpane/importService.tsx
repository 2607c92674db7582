import { fireEvent, screen } from '@testing-library/react';
import type { ImportedContact, ImportRequest, ImportResult } from '../../src/contract/contactImport';
import type { RouteName } from '../../src/contract/routes';
import { importColumns } from '../../src/service/segments/contactImport/importColumns';
import type { PaneLanguage } from '../../src/taskpane/locales/language';
import { renderPane } from './renderPane';
import { SegmentService } from './segmentService';

export const table = 'Etunimi\tSukunimi\tKaupunki\tEstetty\tKengät\nAino\tTuohimaa\tHelsinki\tei\t38\nBo\tBerg\tÅbo\tehkä\t43\n';
export const aino: ImportedContact = { row: 2, contactNo: 'CT000007', contactName: 'Aino Tuohimaa', companyName: '', city: 'Helsinki' };
export const nobody = { count: 0, examples: [] };
export const result: ImportResult = {
  dryRun: true, rows: 2, added: nobody, addedPersons: 0, changed: { count: 1, examples: [{ ...aino, changes: [{ field: 'city', from: 'Turku', to: 'Helsinki' }] }] }, unchanged: 0,
  rejected: [{ row: 3, cells: ['Bo', 'Berg', 'Åbo', 'ehkä', '43'], issues: [{ code: 'notYesOrNo', field: 'privacyBlocked', value: 'ehkä' }] }],
  barred: { count: 1, examples: [{ ...aino, barrier: 'privacyBlocked' }] }, unblocked: { count: 1, examples: [aino] }, lookAlikes: nobody, joined: 0,
};

export class ImportService extends SegmentService {
  readonly imports: ImportRequest[] = [];
  other: Partial<ImportResult> = {};
  protected override answer(name: RouteName, asked: { params?: unknown; body?: unknown; query?: unknown }): unknown {
    if (name === 'contacts') return { items: [], total: 0 };
    if (name === 'contactImports') return { items: [{ position: 1, at: '2026-11-20T10:00:00.000Z', by: 'anna', source: 'messut.csv', added: 2, changed: 3, unchanged: 0, rejected: 4, mailingGroupCode: '' }] };
    if (name === 'importColumns') return importColumns(asked.body as { text: string });
    if (name === 'mailingGroups') return { items: [{ code: 'NEWS', description: 'Newsletter', contactCount: 3 }] };
    if (name === 'importContacts') {
      const request = asked.body as ImportRequest;
      this.imports.push(request);
      return { ...result, ...this.other, dryRun: request.dryRun ?? false };
    }
    return super.answer(name, asked);
  }
}
export const open = async (language: PaneLanguage = 'en', more: Parameters<typeof renderPane>[0] = {}) => {
  const service = new ImportService();
  const pane = await renderPane({ service, language, start: [{ at: 'segments' }, { at: 'contacts' }, { at: 'importContacts' }], ...more });
  return { ...pane, service };
};
export const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));
export const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
export const column = (name: RegExp) => screen.findByRole<HTMLSelectElement>('combobox', { name });
export const paste = async (text = table) => fireEvent.change(await screen.findByRole('textbox'), { target: { value: text } });
