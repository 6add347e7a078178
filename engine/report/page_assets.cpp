#include "report/page_assets.hpp"

namespace koppel::report {

std::string_view page_style() {
  return R"css(
:root { --ink: #1d2433; --soft: #565f70; --line: #dfe3ea; --edge: #7a8494; --paper: #ffffff; --wash: #f5f7fa; --main: #0b6e6e; --warm: #b84d14; --far: #4a8f8f; }
* { box-sizing: border-box; }
html { font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: var(--ink); background: var(--wash); }
body { max-width: 84rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
.skip { position: absolute; left: -99rem; } .skip:focus { position: static; }
a, summary { color: var(--main); } :focus-visible { outline: 3px solid var(--warm); outline-offset: 2px; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; } h2 small { color: var(--soft); font-weight: 400; }
.lead { color: var(--soft); margin: .25rem 0 0; font-size: 1.05rem; }
.internal { display: inline-block; margin: .5rem 0 0; padding: .15rem .7rem; border: 2px solid var(--warm); border-radius: .4rem; font-weight: 600; }
.reservation { border-left: 4px solid #b3261e; color: #b3261e; font-weight: 600; padding: .4rem .9rem; background: var(--paper); margin: .75rem 0; } .understood { margin: .75rem 0 0; }
.proof { border-left: 4px solid var(--main); padding: .4rem .9rem; background: var(--paper); margin: 1.25rem 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem; margin: 1.5rem 0; }
.tile { background: var(--paper); border: 1px solid var(--line); border-radius: .6rem; padding: .8rem 1rem; }
.tile b { display: block; font-size: 1.7rem; line-height: 1.15; font-variant-numeric: tabular-nums; }
.tile span { color: var(--soft); font-size: .9rem; }
nav { display: flex; flex-wrap: wrap; gap: .4rem 1.25rem; margin: 0 0 1.5rem; }
.today { background: var(--paper); border: 1px solid var(--line); border-left: 4px solid var(--warm); border-radius: .4rem; margin: 0; padding: .6rem 1rem .6rem 2.2rem; }
.today > li { margin: .35rem 0; } .today strong { font-weight: 600; } .today ul { margin: .2rem 0; padding-left: 1.2rem; color: var(--soft); } .where a { display: inline-block; padding: 0 .15rem; }
figure { background: var(--paper); border: 1px solid var(--line); border-radius: .6rem; margin: 0 0 1rem; padding: 1rem; overflow-x: auto; }
figcaption { font-weight: 600; margin-bottom: .5rem; }
.places { display: grid; gap: 1rem; align-items: start; } .places figure { margin: 0; } .places + .charts { margin-top: 1rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 1rem; align-items: start; }
svg { display: block; max-width: 100%; height: auto; } figure.map svg { min-width: 40rem; max-width: 56rem; }
svg text { font-size: 12px; fill: var(--ink); } figure.map text { font-size: 11.5px; } figure.map text.count { font-size: 18px; font-weight: 600; }
figure.map rect { stroke: var(--edge); stroke-width: 1; } .tile-none rect { fill: #fff; } .tile-s0 rect { fill: #f7dccb; } .tile-s1 rect { fill: #f5eec4; } .tile-s2 rect { fill: #cfe6e4; } .tile-s3 rect { fill: #9fd0cc; }
.bar-all { fill: #fff; stroke: var(--main); stroke-width: 1; } .bar-served { fill: var(--main); }
.node-offer { fill: var(--main); } .node-request { fill: var(--warm); } .node-left { fill: none; stroke: var(--warm); stroke-width: 1.5; } .node-idle { fill: none; stroke: var(--main); stroke-width: 1.5; }
.pair { fill: none; stroke: var(--far); stroke-width: 1; } .flow { fill: none; stroke: var(--far); stroke-opacity: .8; }
.band { fill: var(--wash); } .pair.near { stroke: var(--main); stroke-width: 1.4; } .pair:hover, .pair.chosen, .flow:hover, .flow:focus { stroke: var(--warm); stroke-opacity: 1; } .pair.chosen { stroke-width: 2.5; }
details.curves summary { cursor: pointer; padding: .5rem 0; } .tip { min-height: 1.6rem; margin: 0; font-weight: 600; }
table { border-collapse: collapse; width: 100%; background: var(--paper); font-size: .92rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; } .heat caption { position: static; width: auto; height: auto; clip-path: none; text-align: left; font-weight: 600; padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
td { max-width: 26rem; }
td.reason { min-width: 13rem; } td.sentence::first-letter { text-transform: uppercase; } td b { font-variant-numeric: tabular-nums; }
tbody tr:hover { background: var(--wash); } tr:target { box-shadow: inset 4px 0 var(--warm); }
.cards th { position: sticky; top: 0; background: var(--paper); color: var(--soft); font-weight: 600; white-space: nowrap; box-shadow: inset 0 -1px var(--line); }
th button { font: inherit; color: inherit; background: none; border: 0; padding: 0; margin: 0; cursor: pointer; text-align: inherit; } th[aria-sort] button::after { content: " \2193"; } th[aria-sort="ascending"] button::after { content: " \2191"; }
td.id { white-space: nowrap; font-variant-numeric: tabular-nums; } th.number, td.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.heat { width: auto; } .heat th, .heat td { border: 1px solid var(--line); padding: .25rem .45rem; } .heat th { font-weight: 500; } .heat td { text-align: center; min-width: 2.4rem; font-variant-numeric: tabular-nums; } .heat .turned { vertical-align: bottom; } .heat .turned span { writing-mode: vertical-rl; transform: rotate(180deg); max-height: 13rem; }
.heat .own { box-shadow: inset 0 0 0 2px var(--edge); } .h1 { background: #e3f1f0; } .h2 { background: #b9dedb; } .h3 { background: #86c3bf; } .h4 { background: #0b6e6e; color: #fff; }
.note { color: var(--soft); font-size: .85rem; }
input[type="search"] { font: inherit; width: 100%; max-width: 24rem; padding: .4rem .7rem; border: 1px solid var(--edge); border-radius: .5rem; margin: 0 .75rem .75rem 0; background: var(--paper); color: var(--ink); } output { color: var(--soft); font-variant-numeric: tabular-nums; }
.mark { display: inline-block; padding: 0 .5rem; border-radius: 1rem; font-size: .8rem; background: #cfe6e4; } .mark:empty { display: none; }
.mark.error, .mark.rejected, .mark.new { background: #f6ddd0; } .mark.warning, .mark.promised { background: #f5ecc8; } .mark.unchanged { background: #e9edf2; }
footer { margin-top: 3rem; color: var(--soft); font-size: .8rem; overflow-wrap: anywhere; }
@media screen and (max-width: 64rem) {
  body { padding: 1rem .75rem 3rem; } h1 { font-size: 1.5rem; }
  .cards thead { display: none; }
  .cards, .cards tbody, .cards tr { display: block; } .cards { background: none; }
  .cards tr { background: var(--paper); border: 1px solid var(--line); border-radius: .6rem; padding: .5rem .75rem; margin-bottom: .6rem; } .cards tr[hidden] { display: none; }
  .cards td { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); column-gap: .5rem; padding: .15rem 0; border: 0; max-width: none; min-width: 0; overflow-wrap: anywhere; text-align: left; white-space: normal; }
  .cards td:empty { display: none; } .cards td::before { content: attr(data-label); color: var(--soft); grid-column: 1; grid-row: 1 / span 9; } .cards td > * { grid-column: 2; justify-self: start; }
}
@media print {
  @page { size: A4 landscape; margin: 8mm; }
  html { background: none; font-size: 10px; line-height: 1.2; } table { font-size: 8.8px; } body { max-width: none; padding: 0; } a { color: inherit; text-decoration: none; }
  input[type="search"], output, nav, .skip, .screen, .charts, details.curves, #findings, #section_findings { display: none; }
  h1 { font-size: 18px; } h2 { font-size: 12px; margin: 10px 0 4px; break-after: avoid; } .note, .lead, .proof, .understood, .internal { margin: 2px 0; }
  .tiles { grid-template-columns: repeat(5, 1fr); gap: 4px; margin: 6px 0; } .tile { padding: 3px 8px; } .tile b { font-size: 14px; } .today { padding: 2px 8px 2px 18px; } .today > li { margin: 1px 0; }
  .cards th { position: static; } th, td { padding: .5px 4px; } th button { display: contents; } #pairs td:last-child { white-space: nowrap; } #idle thead { display: none; } #idle, #idle tbody, #idle tr { display: block; } #idle tbody { columns: 3; } #idle td { display: inline; border: 0; } td { max-width: none; } #pairs th:nth-child(2), #pairs td:nth-child(2) { display: none; } #pairs td:nth-child(1) { width: 30%; } #pairs .mark { padding: 0 3px; } td.reason { min-width: 0; } tr, figure, .tile { break-inside: avoid; }
  figure { padding: 4px; margin: 0 0 4px; } .places { grid-template-columns: 1fr 1fr; gap: 4px; } figure.map svg { min-width: 0; max-width: 100%; } .heat th, .heat td { padding: 1px 4px; } .heat td { min-width: 0; } .heat .turned span { max-height: 9rem; }
  .h1, .h2, .h3, .h4, .mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)css";
}

std::string_view page_script() {
  return R"js(
"use strict";
(() => {
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  for (const input of document.querySelectorAll("input[type=search]")) {
    const rows = [...document.getElementById(input.dataset.table).tBodies[0].rows];
    const texts = rows.map((row) => fold(row.textContent));
    const count = document.querySelector(`output[data-table="${input.dataset.table}"]`);
    const filter = () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean);
      rows.forEach((row, i) => { row.hidden = !words.every((word) => texts[i].includes(word)); });
      count.textContent = `${rows.filter((row) => !row.hidden).length}/${rows.length}`;
    };
    input.hidden = count.hidden = false;
    input.addEventListener("input", filter);
    filter();
  }
  const key = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent;
  for (const head of document.querySelectorAll("th[data-sortable]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    const sort = () => {
      const rising = head.getAttribute("aria-sort") !== "ascending";
      const body = head.closest("table").tBodies[0];
      const compare = (a, b) => key(a, head.cellIndex).localeCompare(key(b, head.cellIndex), undefined, { numeric: true });
      const rows = [...body.rows].sort((a, b) => rising ? compare(a, b) : compare(b, a));
      for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", rising ? "ascending" : "descending");
      body.append(...rows);
    };
    head.addEventListener("click", sort);
  }
  const pairs = [...document.querySelectorAll("path.pair")];
  for (const node of document.querySelectorAll("tr[data-request], circle")) {
    const side = "offer" in node.dataset ? "offer" : "request";
    const mark = (on) => () => {
      for (const path of pairs) if (path.dataset[side] === node.dataset[side]) path.classList.toggle("chosen", on);
    };
    node.addEventListener("mouseenter", mark(true));
    node.addEventListener("mouseleave", mark(false));
    node.addEventListener("focusin", mark(true));
    node.addEventListener("focusout", mark(false));
  }
  // What a mouse reads in a bubble, a keyboard reads in a line above the drawing.
  for (const fold of document.querySelectorAll("details.curves")) {
    const tip = document.createElement("p");
    tip.className = "tip";
    tip.setAttribute("aria-live", "polite");
    fold.querySelector("svg").before(tip);
    for (const shape of fold.querySelectorAll("circle, path.flow")) {
      const said = shape.querySelector("title").textContent;
      shape.setAttribute("tabindex", "0");
      shape.setAttribute("role", "img");
      shape.setAttribute("aria-label", said);
      for (const come of ["focus", "mouseenter"]) shape.addEventListener(come, () => { tip.textContent = said; });
    }
  }
  document.documentElement.dataset.ready = "yes";
})();
)js";
}

}  // namespace koppel::report
