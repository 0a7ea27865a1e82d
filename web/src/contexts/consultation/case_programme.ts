// The programme beside the opinion: what can be spoken of, found by words, and a finding as a view with its witness.
import type { components } from '../../kernel/api';
import type { Finding } from '../../platform/trace';
import { lastPlace } from './case';
import { partKinds } from './parts';
import type { CaseView, PartKind, ViewShown } from './types';

type Document = components['schemas']['Document'];

export interface TextPart {
  kind: PartKind;
  id: string;
  number?: string;
  title: string;
  body: string;
  level: number;
}

/** The text of an edition in the order it is read: sections, and in them what hangs on each. */
export function textOf(told: Pick<Document, 'sections' | 'elsewhere'>): TextPart[] {
  const seen = new Set<string>();
  const parts: TextPart[] = [];
  const add = (part: TextPart) => {
    if (!seen.has(part.id) && partKinds.includes(part.kind)) {
      seen.add(part.id);
      parts.push(part);
    }
  };
  for (const { section, parts: inside } of told.sections) {
    const level = section.number.split('.').length;
    add({
      kind: 'section',
      id: section.id,
      number: section.number,
      title: section.title,
      body: section.body,
      level,
    });
    for (const { node, body } of inside) {
      add({ kind: node.kind, id: node.id, title: node.title, body: body ?? '', level: level + 1 });
    }
  }
  for (const { node, body } of told.elsewhere) {
    add({ kind: node.kind, id: node.id, title: node.title, body: body ?? '', level: 1 });
  }
  return parts;
}

/** The parts that have all the words. */
export function partsWith(parts: readonly TextPart[], asked: string): TextPart[] {
  const words = asked.toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  return parts.filter((part) => {
    const text = `${part.number ?? ''} ${part.title} ${part.body}`.toLocaleLowerCase('sv');
    return words.every((word) => text.includes(word));
  });
}

const bodyMost = 8000;
const witnessMost = 4000;
/** How many things a witness names; the rest is a number. */
const namedMost = 5;

/** A finding as a view: a shortcoming of the part it is about, with what it rests on as it was then. */
export function viewOfFinding(view: CaseView, finding: Finding): Record<string, unknown> {
  const { entity, kind, id, text } = finding.subject;
  const because = finding.because.map((one) => one.text).filter(Boolean);
  const named = [text, ...because.slice(0, namedMost)];
  const more = because.length - namedMost;
  const isPart = entity && (partKinds as readonly string[]).includes(kind);
  return {
    opinion_case: view.opinion_case.id,
    stance: 'shortcoming',
    body: finding.text_sv.slice(0, bodyMost),
    finding_rule: finding.rule,
    finding_subject: id,
    witness: `${named.join('; ')}${more > 0 ? ` … (+${more})` : ''}`.slice(0, witnessMost),
    ...(isPart ? { part_kind: kind, part: entity } : {}),
    position: lastPlace(view.views.map((one) => one.view)),
  };
}

/** The view that was made from a finding, if one was. */
export function viewFrom(views: readonly ViewShown[], finding: Finding): ViewShown | undefined {
  return views.find(
    ({ view }) => view.finding_rule === finding.rule && view.finding_subject === finding.subject.id,
  );
}
