import { useState } from 'react';
import { ProblemError } from '../kernel/problem';
import { CheckField, SelectField, TextField } from '../platform/ui/Fields';
import { DateField } from '../platform/ui/DateField';
import { Conflict, DiffText } from '../platform/ui/DiffText';
import { FileDrop, ImportPreview } from '../platform/ui/FileDrop';
import { Form } from '../platform/ui/Form';
import { SearchField } from '../platform/ui/SearchField';

const refused = new ProblemError({
  title: 'Uppgifterna stämmer inte',
  status: 400,
  errors: [
    { pointer: '/title', detail: 'Det finns redan en enhet med det namnet.' },
    { pointer: '/diary_prefix', detail: 'Skriv högst tio tecken.' },
  ],
});
const before =
  'Staden ska ha god förmåga att förebygga och hantera otillåten påverkan och extraordinära händelser.';
const after =
  'Staden ska ha god förmåga att förutse, förebygga, motstå och hantera extraordinära händelser och höjd beredskap.';

export default function Writing() {
  const [day, setDay] = useState('2024-03-01');
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<Record<string, 'mine' | 'theirs'>>({ text: 'mine' });
  return (
    <div className="stack">
      <section className="card section">
        <h2>Formulär med rättelser</h2>
        <Form
          names={['title', 'kind', 'valid_from', 'note']}
          thrown={refused}
          onSubmit={() => undefined}
          onCancel={() => undefined}
        >
          <TextField
            name="title"
            label="Namn"
            hint="Som det står i reglementet."
            defaultValue="Södermalms stadsdelsnämnd"
            isRequired
          />
          <SelectField
            name="kind"
            label="Enhetstyp"
            isRequired
            choices={[
              { value: 'district_board', title: 'Stadsdelsnämnd' },
              { value: 'board', title: 'Facknämnd' },
            ]}
          />
          <DateField
            name="valid_from"
            label="Gäller från"
            value={day}
            onChange={setDay}
            today="2024-02-01"
            isRequired
          />
          <TextField name="note" label="Anteckning" rows={3} />
          <CheckField
            name="listed"
            label="Visa i kontaktlistan"
            hint="Listan skrivs ut till pärmen i ledningsrummet."
            defaultSelected
          />
        </Form>
      </section>
      <section className="card section">
        <h2>Sök</h2>
        <SearchField
          label="Sök enhet"
          value={words}
          onSearch={setWords}
          placeholder="Namn eller diariebeteckning"
        />
      </section>
      <section className="card section">
        <h2>Jämförd text</h2>
        <p className="reading">
          <DiffText before={before} after={after} />
        </p>
        <h3>Någon annan hann spara</h3>
        <Conflict
          fields={[{ name: 'text', label: 'Målets lydelse', mine: before, theirs: after }]}
          chosen={chosen}
          onChoose={(name, whose) => setChosen({ ...chosen, [name]: whose })}
        />
      </section>
      <section className="card section">
        <h2>Läs in ett ark</h2>
        <FileDrop
          label="Släpp filen här, eller välj den"
          hint="CSV eller XLSX, högst 5 000 rader. Inget sparas förrän du har sett vad som händer."
          accept={['.csv', '.xlsx']}
          sizeMax={5_000_000}
          onFile={() => undefined}
        />
        <ImportPreview
          rows={[
            { row: 2, deed: 'created', title: 'Säkerhetsenheten', problems: [] },
            { row: 3, deed: 'unchanged', title: 'Trafikkontoret', problems: [] },
            {
              row: 4,
              deed: 'refused',
              title: 'Avdelning Tillstånd',
              problems: [
                {
                  column: 'D, gäller från',
                  detail: '31 februari finns inte. Skriv till exempel 2024-02-29.',
                },
              ],
            },
            { row: 5, deed: 'changed', title: 'Stadsutveckling', problems: [] },
          ]}
        />
      </section>
    </div>
  );
}
