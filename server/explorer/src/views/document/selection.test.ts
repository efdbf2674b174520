import { expect, it } from 'vitest';
import { parsePassage } from './selection';

it('reads a passage', () => {
  expect(parsePassage('285-290')).toEqual({ start: 285, end: 290 });
});

it.each([null, '', '285', '290-285', '5-5', '-1-5', 'a-b', '1-2-3'])('does not read %s', (at) => {
  expect(parsePassage(at)).toBeNull();
});
