// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { cleanPaste } from './paste';

const word = (
  body: string,
) => `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/a/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- /* Font Definitions */ @font-face {font-family:"Cambria Math";} @list l0:level1 {mso-level-number-format:bullet;}
p.MsoNormal {margin:0cm; font-size:11.0pt;} --></style></head>
<body lang=SV style='tab-interval:65.2pt;word-wrap:break-word'><!--StartFragment-->${body}<!--EndFragment--></body></html>`;

const sign = (text: string) =>
  `<![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${text}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>`;
const point = (level: number, marker: string, text: string) => `
<p class=MsoListParagraphCxSpMiddle style='margin-left:${level * 36}.0pt;mso-add-space:auto;text-indent:-18.0pt;
mso-list:l0 level${level} lfo1'>${sign(marker)}<span style='font-size:12.0pt'>${text}<o:p></o:p></span></p>`;

describe('pasting from Word', () => {
  it('keeps headings, bold, italic and words, and nothing of the looks', () => {
    const html = cleanPaste(
      word(`<h1 style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1<span style='font:7.0pt'>&nbsp; </span></span><a
name="_Toc123"></a>Bakgrund<o:p></o:p></h1>
<p class=MsoNormal><span style='font-family:"Arial",sans-serif;color:red'>Kontoret <b style='mso-bidi-font-weight:normal'>tillstyrker</b>
<i>förslaget</i>.</span><span style='mso-tab-count:1'>&nbsp;&nbsp;&nbsp;&nbsp; </span><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>Se 12&nbsp;500 kr.<!--[if gte vml 1]><v:shape id="x"></v:shape><![endif]--><img width=1 height=1
src="file:///C:/clip_image001.png"></p>`),
    );
    expect(html).toBe(
      '<h1>Bakgrund</h1><p>Kontoret <strong>tillstyrker</strong> <em>förslaget</em>. </p>'.replace(
        '. <',
        '.<',
      ) + '<p>Se 12\u00a0500 kr.</p>',
    );
  });

  it('makes lists of paragraphs that only look like lists, in their levels', () => {
    const html = cleanPaste(
      word(
        point(1, '·', 'Uthållighet') +
          point(2, 'o', 'Reservkraft') +
          point(2, 'o', 'Vatten') +
          point(1, '·', 'Ersättare') +
          `<p class=MsoNormal>Sedan</p>` +
          point(1, '1.', 'Först') +
          point(1, '2.', 'Sist'),
      ),
    );
    expect(html).toBe(
      '<ul><li><p>Uthållighet</p><ul><li><p>Reservkraft</p></li><li><p>Vatten</p></li></ul></li><li><p>Ersättare</p></li></ul>' +
        '<p>Sedan</p><ol><li><p>Först</p></li><li><p>Sist</p></li></ol>',
    );
  });

  it('reads lists of Word on the web, where the sign is typed', () => {
    expect(
      cleanPaste(
        '<p class="MsoListParagraph">·&nbsp;&nbsp; <span>Ett</span></p><p class="MsoListParagraph"><b>2)</b>&nbsp;Två</p>',
      ),
    ).toBe('<ul><li><p>Ett</p></li></ul><ol><li><p>Två</p></li></ol>');
  });

  it('keeps footnotes where they stand', () => {
    const html = cleanPaste(
      word(`<p class=MsoNormal>Enligt lagen<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a>
gäller</p><div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%">
<![endif]><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1"
name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> Lag (2006:544) om "extraordinära" händelser.</p></div></div>`),
    );
    expect(html).toBe(
      '<p>Enligt lagen<sup data-note="Lag (2006:544) om &quot;extraordinära&quot; händelser."></sup> gäller</p>',
    );
  });

  it('makes tables square, with spans as empty cells', () => {
    const html = cleanPaste(
      word(`<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr><td colspan=2 style='width:100pt'>
<p class=MsoNormal><b>Mål<o:p></o:p></b></p></td><td rowspan=2><p>Klart</p></td></tr>
<tr><td><p class=MsoNormal>A</p><p class=MsoNormal>a</p></td><td><ul><li>B</li></ul></td></tr></table>`),
    );
    expect(html).toBe(
      '<table><tbody><tr><th><p><strong>Mål</strong></p></th><th><p></p></th><th><p>Klart</p></th></tr>' +
        '<tr><td><p>A</p><p>a</p></td><td><p>– B</p></td><td><p></p></td></tr></tbody></table>',
    );
  });

  it('leaves out comments, hidden text and what was struck out', () => {
    const html = cleanPaste(
      word(`<p class=MsoNormal>Kvar<span class=MsoCommentReference><span style='display:none'>dolt</span></span><del
cite="mailto:a" datetime="2026-01-01">bort</del><ins cite="mailto:a"> nytt</ins><span style='mso-hide:all'>dolt</span></p>`),
    );
    expect(html).toBe('<p>Kvar nytt</p>');
  });
});

describe('pasting from elsewhere', () => {
  it('runs nothing and keeps no addresses but those that are allowed', () => {
    const ran = vi.fn();
    Object.assign(window, { ran });
    const html = cleanPaste(
      `<p onclick="ran()">a<script>ran()</script><img src=x onerror="ran()"><svg onload="ran()"><a xlink:href="x">b</a></svg>` +
        `<a href="javascript:ran()">c</a><a href=" https://start.stockholm/ " onmouseover="ran()" style="color:red">d</a>` +
        `<iframe src="javascript:ran()"></iframe></p>` +
        `<p>&lt;img src=x onerror=ran()&gt;</p>`,
    );
    expect(html).toBe(
      '<p>ac<a href="https://start.stockholm/">d</a></p><p>&lt;img src=x onerror=ran()&gt;</p>',
    );
    for (const odd of [
      '<form><math><mtext></form><form><mglyph><style></math><img src onerror=ran()></style></form>x',
      '<svg></p><style><a id="</style><img src=1 onerror=ran()>"></svg>',
      '<noscript><p title="</noscript><img src=x onerror=ran()>"></noscript>',
      '<template><img src=x onerror=ran()></template><p style="x" data-style=\'"><img src=x onerror=ran()>\'>b',
    ]) {
      expect(cleanPaste(odd)).not.toMatch(/<(?!\/?p>)/);
    }
    expect(ran).not.toHaveBeenCalled();
  });

  it('reads what a mail and a shared document wrap around their words', () => {
    expect(
      cleanPaste(
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700;font-style:italic">A</span></p>' +
          '<ul><li dir="ltr" aria-level="1"><p role="presentation">B</p></li><ul><li aria-level="2"><p>C</p></li></ul></ul></b>',
      ),
    ).toBe('<p><strong><em>A</em></strong></p><ul><li><p>B</p><ul><li><p>C</p></li></ul></li></ul>');
    expect(cleanPaste('<table><tr><td><p>Hej</p><div>du</div></td></tr></table>')).toBe(
      '<p>Hej</p><p>du</p>',
    );
  });

  it('flattens lists that are too deep, and says every word', () => {
    const deep = '<ul><li>1<ul><li>2<ul><li>3<ul><li>4</li></ul></li></ul></li></ul></li></ul>';
    expect(cleanPaste(deep)).toBe(
      '<ul><li><p>1</p><ul><li><p>2</p><ul><li><p>3</p></li><li><p>4</p></li></ul></li></ul></li></ul>',
    );
  });

  it('survives a page of any size and depth', () => {
    const began = performance.now();
    cleanPaste('<div>'.repeat(400) + '<p>x</p>'.repeat(5_000));
    cleanPaste('<table><tr>' + '<td colspan=1000 rowspan=60000>x</td>'.repeat(40) + '</tr></table>');
    cleanPaste('<p style="' + 'mso-list:l0 '.repeat(50_000) + '">x</p>');
    expect(performance.now() - began).toBeLessThan(8000);
  }, 20_000);
});
