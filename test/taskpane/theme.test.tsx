import { waitFor } from '@testing-library/react';
import { letterInMemory, renderPane } from './renderPane';
import { SegmentService } from './segmentService';

test('what the browser draws itself follows the theme of Word, not of the system', async () => {
  const letter = letterInMemory();
  await renderPane({ letter, services: { sync: new SegmentService().client() }, start: [{ at: 'segments' }] });
  await waitFor(() => expect(document.documentElement.style.colorScheme).toBe('light'));
  letter.word.isDark = () => true;
  window.dispatchEvent(new Event('focus'));
  await waitFor(() => expect(document.documentElement.style.colorScheme).toBe('dark'));
});
