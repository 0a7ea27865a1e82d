import { useState } from 'react';
import { ProseEditor, ProseView } from '../platform/prose';

const said = (text: string, ...types: string[]) => ({
  type: 'text',
  text,
  ...(types.length > 0 ? { marks: types.map((type) => ({ type })) } : {}),
});
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const item = (text: string, ...lists: object[]) => ({
  type: 'listItem',
  content: [paragraph(said(text)), ...lists],
});
const row = (type: string, ...cells: string[]) => ({
  type: 'tableRow',
  content: cells.map((text) => ({ type, content: [paragraph(said(text))] })),
});
const opinion = JSON.stringify({
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 1 }, content: [said('Kontorets synpunkter')] },
    paragraph(
      said('Kontoret ställer sig i huvudsak '),
      said('positivt', 'bold'),
      said(' till förslaget. Kommunstyrelsen ska enligt '),
      {
        type: 'text',
        text: 'programmet',
        marks: [{ type: 'link', attrs: { href: 'https://start.stockholm/' } }],
      },
      said(' leda och samordna arbetet'),
      { type: 'footnote', attrs: { text: 'Säkerhetsprogram för Stockholms stad, KS 2023/1267.' } },
      said(', men '),
      said('ansvaret vid sidan av', 'italic'),
      said(' linjen behöver förtydligas.'),
    ),
    { type: 'heading', attrs: { level: 2 }, content: [said('Det som saknas')] },
    {
      type: 'bulletList',
      content: [
        item('Uthållighet i trygghetspunkterna', {
          type: 'orderedList',
          content: [item('Reservkraft i tre dygn'), item('Dricksvatten')],
        }),
        item('Namngiven ersättare i varje nämnd'),
      ],
    },
    {
      type: 'table',
      content: [
        row('tableHeader', 'Mål', 'Ansvarig', 'Klart'),
        row('tableCell', 'Reservkraft vid tolv trygghetspunkter', 'Fastighetsnämnden', '2027-06-30'),
        row('tableCell', 'Övad krisledning', 'Alla nämnder', '2026-12-31'),
      ],
    },
    paragraph(said('Se även bilagan'), {
      type: 'footnote',
      attrs: { text: 'Bilaga 2, Kontorets risk- och sårbarhetsanalys.' },
    }),
  ],
});
const decision = JSON.stringify({
  type: 'doc',
  content: [
    {
      type: 'orderedList',
      content: [
        item('Nämnden godkänner kontorets förslag till svar.'),
        item('Paragrafen justeras omedelbart.'),
      ],
    },
  ],
});

export default function Prose() {
  const [text, setText] = useState(opinion);
  const [points, setPoints] = useState(decision);
  return (
    <div className="stack">
      <section className="section">
        <h2 id="prose-opinion">Yttrande</h2>
        <ProseEditor value={text} onChange={setText} aria-labelledby="prose-opinion" />
      </section>
      <section className="section">
        <h2 id="prose-decision">Förslag till beslut</h2>
        <ProseEditor value={points} onChange={setPoints} aria-labelledby="prose-decision" numberedPoints />
      </section>
      <section className="card section">
        <h2>Som det läses</h2>
        <ProseView value={text} />
      </section>
    </div>
  );
}
