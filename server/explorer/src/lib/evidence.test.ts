import { expect, it } from 'vitest';
import { fullest } from './evidence';

const passage = (document: string, quote: string) => ({ document: { id: document }, quote });

it('keeps the longest passage of each document', () => {
  const passages = [passage('a', '万立骏'), passage('b', '出席'), passage('a', '万立骏出席并讲话'), passage('a', '讲话')];
  expect(fullest(passages)).toEqual([passage('a', '万立骏出席并讲话'), passage('b', '出席')]);
});

it('keeps the first of equally long ones', () => {
  expect(fullest([passage('a', '出席'), passage('a', '讲话')])).toEqual([passage('a', '出席')]);
});

it('gives nothing for nothing', () => {
  expect(fullest([])).toEqual([]);
});
