"""How the meeting's page looks: large type on the screen; on paper sheets of A4, a decision beginning a new one."""

STYLE = """
@page { size: A4 landscape; margin: 14mm; }
* { box-sizing: border-box; }
body { margin: 0; background: #f6f1e8; color: #1f2430;
  font: 22px/1.4 Inter, "Segoe UI", Helvetica, Arial, sans-serif; }
main { max-width: 1180px; margin: 0 auto; padding: 0 32px; }
section { min-height: 100vh; padding: 48px 0; border-bottom: 1px solid #e2d9ca; }
h2 { margin: 0 0 28px; font-size: 52px; line-height: 1.15; overflow-wrap: anywhere; }
h2 small { display: block; font-size: 22px; font-weight: normal; color: #5b6270; }
h3 { margin: 0 0 8px; font-size: 22px; overflow-wrap: anywhere; }
p { margin: 0 0 12px; overflow-wrap: anywhere; }
small, .note, .earlier, .where { color: #5b6270; } .note { font-size: 18px; margin-top: 24px; }
.large { font-size: 44px; line-height: 1.2; } .came { font-size: 30px; }
.four { display: grid; grid-template-columns: repeat(4, 1fr); gap: 28px; }
.four strong { font-size: 72px; line-height: 1.1; font-weight: 600; }
.four p { margin: 0; }
.four small, .gain small { font-size: 20px; }
.four h3 { min-height: 2.8em; display: flex; align-items: end; }
.gain { display: grid; grid-template-columns: 1.2fr 2fr 2fr; gap: 24px; align-items: baseline; }
.gain strong { font-size: 38px; overflow-wrap: anywhere; } .gain p { font-size: 30px; }
blockquote { margin: 0 0 16px; padding: 12px 20px; border-left: 6px solid #0b6b63; background: #fff; font-size: 28px;
  overflow-wrap: anywhere; }
blockquote small { display: block; font-size: 18px; }
ol { margin: 0 0 20px; padding-left: 1.6em; } li { margin-bottom: 10px; padding-left: .3em; overflow-wrap: anywhere; }
summary { cursor: pointer; padding: 12px 0; color: #0b6b63; font-weight: 600; }
.choice { display: grid; grid-template-columns: 32px 1fr 130px; gap: 16px; align-items: center; }
article { margin-bottom: 24px; padding: 16px 20px; background: #fff; border: 1px solid #e2d9ca; border-radius: 14px; }
article blockquote { background: #f6f1e8; font-size: 22px; } .best { border: 3px solid #0b6b63; }
svg { display: block; width: 100%; } .bar { height: 34px; } .rest { fill: #efe7d9; } .part { fill: #0b6b63; }
.frame { stroke: #e2d9ca; fill: none; } .line { stroke: #0b6b63; stroke-width: 3; fill: none; } .dot { fill: #0b6b63; }
.accuracy .line { stroke: #1d5fa8; } .accuracy .dot { fill: #1d5fa8; }
.empathy .line { stroke: #b4433a; } .empathy .dot { fill: #b4433a; }
.composure .line { stroke: #3f6f2a; } .composure .dot { fill: #3f6f2a; }
.delight .line { stroke: #8a4b9e; } .delight .dot { fill: #8a4b9e; }
.printed { display: none; }
@media screen and (max-width: 760px) { .four { grid-template-columns: 1fr 1fr; } .gain { grid-template-columns: 1fr; } }
@media print {
  body { background: #fff; font-size: 15pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  section { min-height: 0; padding: 0 0 12mm; border: 0; break-inside: avoid; }
  .torn, .torn + section { break-before: page; } .torn { break-inside: auto; } .bars { break-inside: avoid; }
  h2 { font-size: 30pt; margin-bottom: 6mm; break-after: avoid; } h2 small { font-size: 13pt; }
  h3 { font-size: 13pt; break-after: avoid; }
  .four strong { font-size: 54pt; }
  .four small, .gain small { font-size: 14pt; } .gain strong { font-size: 22pt; } .gain p { font-size: 18pt; }
  blockquote { font-size: 16pt; break-inside: avoid; } article { break-inside: avoid; margin-bottom: 5mm; }
  article, article blockquote, ol { font-size: 13pt; } .led { display: grid; grid-template-columns: 1fr 1fr; gap: 4mm; }
  .led article { margin: 0; padding: 8px 14px; font-size: 11pt; }
  .led blockquote { margin: 0 0 6px; padding: 4px 12px; font-size: 11pt; } .led p { margin-bottom: 6px; }
  .led small { font-size: 10pt; } .bars .bar { height: 20px; } .bars p { margin-bottom: 4px; }
  .bars .note { margin: 8px 0; }
  small, .note, blockquote small { font-size: 12pt; } .large { font-size: 28pt; } .came { font-size: 18pt; }
  details { display: none; } .printed { display: block; break-before: page; }
}
""".strip()
