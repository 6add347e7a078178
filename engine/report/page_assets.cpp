#include "report/page_assets.hpp"

namespace koppel::report {

std::string_view page_style() {
  return R"css(
:root { --ink: #1d2433; --soft: #5b6475; --line: #dfe3ea; --paper: #ffffff; --wash: #f5f7fa; --main: #0b6e6e; --warm: #c8571b; --pale: #cfe6e4; }
* { box-sizing: border-box; }
html { font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: var(--ink); background: var(--wash); }
body { max-width: 80rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; } h2 small { color: var(--soft); font-weight: 400; }
.lead { color: var(--soft); margin: .25rem 0 0; font-size: 1.05rem; }
.reservation { border-left: 4px solid #b3261e; color: #b3261e; font-weight: 600; padding: .4rem .9rem; background: var(--paper); margin: .75rem 0; } .understood { margin: .75rem 0 0; }
.proof { border-left: 4px solid var(--main); padding: .4rem .9rem; background: var(--paper); margin: 1.25rem 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1.5rem 0; }
.tile { background: var(--paper); border: 1px solid var(--line); border-radius: .6rem; padding: .8rem 1rem; }
.tile b { display: block; font-size: 1.7rem; line-height: 1.15; font-variant-numeric: tabular-nums; }
.tile span { color: var(--soft); font-size: .9rem; }
nav { display: flex; flex-wrap: wrap; gap: .4rem 1.25rem; margin: 0 0 1.5rem; } a { color: var(--main); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 1rem; align-items: start; }
figure { background: var(--paper); border: 1px solid var(--line); border-radius: .6rem; margin: 0; padding: 1rem; overflow-x: auto; }
figcaption { font-weight: 600; margin-bottom: .5rem; }
figure.picture { margin-top: 1rem; }
svg { display: block; max-width: 100%; height: auto; }
svg text { font-size: 12px; fill: var(--ink); }
.bar-all { fill: var(--pale); } .bar-served { fill: var(--main); }
.node-offer { fill: var(--main); } .node-request { fill: var(--warm); } .node-left { fill: none; stroke: var(--warm); stroke-width: 1.5; } .node-idle { fill: none; stroke: var(--main); stroke-width: 1.5; }
.pair { fill: none; stroke: var(--main); stroke-opacity: .28; stroke-width: 1.2; } .flow { fill: none; stroke: var(--main); stroke-opacity: .35; } .flow:hover { stroke: var(--warm); stroke-opacity: .9; }
.band { fill: var(--wash); } .pair.near { stroke-opacity: .7; } .pair:hover, .pair.chosen { stroke: var(--warm); stroke-opacity: 1; stroke-width: 2.5; }
table { border-collapse: collapse; width: 100%; background: var(--paper); font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
td { max-width: 26rem; }
td.reason { min-width: 20rem; } td.sentence::first-letter { text-transform: uppercase; } td b { font-variant-numeric: tabular-nums; }
tbody tr:hover { background: var(--wash); }
th { position: sticky; top: 0; background: var(--paper); color: var(--soft); font-weight: 600; white-space: nowrap; box-shadow: inset 0 -1px var(--line); }
th[data-sortable] { cursor: pointer; } th[aria-sort]::after { content: " \2193"; } th[aria-sort="ascending"]::after { content: " \2191"; }
td.id { white-space: nowrap; font-variant-numeric: tabular-nums; } th.number, td.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.note { color: var(--soft); font-size: .85rem; }
input[type="search"] { font: inherit; width: 100%; max-width: 24rem; padding: .4rem .7rem; border: 1px solid var(--line); border-radius: .5rem; margin: 0 .75rem .75rem 0; } output { color: var(--soft); font-variant-numeric: tabular-nums; }
.mark { display: inline-block; padding: 0 .5rem; border-radius: 1rem; font-size: .8rem; background: var(--pale); }
.mark.error, .mark.rejected { background: #f6ddd0; } .mark.warning { background: #f5ecc8; }
@media (max-width: 60rem) { .scroll { overflow-x: auto; } }
footer { margin-top: 3rem; color: var(--soft); font-size: .8rem; overflow-wrap: anywhere; }
@media print {
  @page { size: A4 landscape; margin: 12mm; } @page picture { size: A4 portrait; }
  html { background: none; font-size: 10.5px; } body { max-width: none; padding: 0; } a { color: inherit; }
  input[type="search"], output, nav { display: none; }
  th { position: static; } td.reason { min-width: 0; } tr, figure, .tile { break-inside: avoid; } h2 { break-after: avoid; }
  .tiles { grid-template-columns: repeat(5, 1fr); } .charts { grid-template-columns: 1fr 1fr; }
  figure.picture { page: picture; } figure.picture svg { max-height: 235mm; margin: 0 auto; }
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
    head.tabIndex = 0;
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
    head.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); sort(); } });
  }
  const pairs = [...document.querySelectorAll("path.pair")];
  for (const node of document.querySelectorAll("tr[data-request], circle")) {
    const side = "offer" in node.dataset ? "offer" : "request";
    const mark = (on) => () => {
      for (const path of pairs) if (path.dataset[side] === node.dataset[side]) path.classList.toggle("chosen", on);
    };
    node.addEventListener("mouseenter", mark(true));
    node.addEventListener("mouseleave", mark(false));
  }
  document.documentElement.dataset.ready = "yes";
})();
)js";
}

}  // namespace koppel::report
