import { screen } from '@testing-library/react';
import { renderPane } from './renderPane';

jest.mock('../../src/taskpane/views/LetterFound', () => { throw new Error('Loading chunk failed.'); });

it('shows the segments also where what recognises a letter cannot be loaded', async () => {
  await renderPane({ language: 'en' });
  await screen.findByRole('button', { name: /Autumn letter/ });
  await new Promise((done) => setTimeout(done, 100));
  screen.getByRole('button', { name: /Autumn letter/ });
});
