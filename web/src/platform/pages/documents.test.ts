import { describe, expect, it } from 'vitest';
import { documentsAt } from './documents';

describe('a thing as a document', () => {
  it('is the whole as PDF and Word, and the open extract', () => {
    const paths = documentsAt('/risk-analyses/a1/document').map((one) => one.path);
    expect(paths).toHaveLength(3);
    expect(paths[0]).toMatch(/^\/risk-analyses\/a1\/document\?format=pdf&language=(sv|en)$/);
    expect(paths[1]).toContain('format=docx');
    expect(paths[2]).toContain('extract=open');
    expect(paths.slice(0, 2).join()).not.toContain('extract');
  });
});
