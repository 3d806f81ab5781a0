// The search page: filters window.GKA (zoeken.js) and shows what is left. All text goes in as text, never as mark-up.
"use strict";
(() => {
  const { interventies, gemeenten, provincies, rondes, themas, groepen, partijen } = window.GKA;
  const [ID, TITLE, PLACE, PROVINCE, ROUND, THEMES, GROUPS, PARTIES, FROM, TO, WORDS] = interventies.length
    ? interventies[0].keys() : [];
  const STEP = 50;
  const at = (id) => document.getElementById(id);
  // As the words of the index are folded: lower case, no accents, blanks for other signs.
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ");
  const hay = interventies.map((row) => " " + fold(row[TITLE] + " " + gemeenten[row[PLACE]]) + " " + row[WORDS]);
  const choices = { thema: themas, groep: groepen, partij: partijen, provincie: provincies, ronde: rondes };
  for (const [id, names] of Object.entries(choices)) {
    const numbered = names.map((name, number) => [name, number]);
    numbered.sort((one, other) => one[0].localeCompare(other[0], "nl"));
    for (const [name, number] of numbered) at(id).add(new Option(name, number));
  }
  let found = [];
  let shown = 0;

  function wanted() {
    const number = (id) => (at(id).value === "" ? null : Number(at(id).value));
    return {
      words: fold(at("woorden").value).split(" ").filter((word) => word),
      thema: number("thema"), groep: number("groep"), partij: number("partij"),
      provincie: number("provincie"), ronde: number("ronde"), van: number("van"), tot: number("tot"),
    };
  }

  function fits(row, n, want) {
    return (want.thema === null || row[THEMES].includes(want.thema))
      && (want.groep === null || row[GROUPS].includes(want.groep))
      && (want.partij === null || row[PARTIES].includes(want.partij))
      && (want.provincie === null || row[PROVINCE] === want.provincie)
      && (want.ronde === null || row[ROUND] === want.ronde)
      // Ages overlap; an intervention that says none isn't found by age.
      && (want.van === null || (row[TO] !== null && row[TO] >= want.van))
      && (want.tot === null || (row[FROM] !== null && row[FROM] <= want.tot))
      && want.words.every((word) => hay[n].includes(" " + word));
  }

  function item(row) {
    const one = document.createElement("li");
    const link = document.createElement("a");
    link.href = "interventies/" + encodeURIComponent(row[ID]) + ".html";
    link.textContent = row[TITLE] || "(zonder titel)";
    const rest = document.createElement("span");
    rest.className = "note";
    const from = row[FROM] < 0 ? "vóór de geboorte" : row[FROM];
    const ages = row[FROM] === null ? [] : [from + " tot en met " + row[TO] + " jaar"];
    rest.textContent = [gemeenten[row[PLACE]], rondes[row[ROUND]], ...row[THEMES].map((n) => themas[n]), ...ages].join(", ");
    one.append(link, " ", rest);
    return one;
  }

  function more() {
    const next = found.slice(shown, shown + STEP).map(item);
    at("gevonden").append(...next);
    if (shown && next.length) next[0].querySelector("a").focus();
    shown += next.length;
    at("meer").hidden = shown >= found.length;
  }

  function search() {
    const want = wanted();
    found = interventies.filter((row, n) => fits(row, n, want));
    shown = 0;
    at("gevonden").replaceChildren();
    at("aantal").textContent = found.length === 0 ? "Geen interventie past bij alle keuzes; laat er een weg."
      : found.length + " van " + interventies.length + " interventies.";
    more();
    const kept = new URLSearchParams();
    for (const field of at("zoek").elements) if (field.id && field.value) {
      // Choices are kept by their name: numbers may differ in the next report.
      kept.set(field.id, field.selectedOptions ? field.selectedOptions[0].text : field.value);
    }
    history.replaceState(null, "", kept.size ? "#" + kept : location.pathname);
  }

  function restore() {
    for (const [id, value] of new URLSearchParams(location.hash.slice(1))) {
      const field = Object.hasOwn(choices, id) || ["woorden", "van", "tot"].includes(id) ? at(id) : null;
      if (field && field.options) {
        const option = [...field.options].find((one) => one.text === value);
        if (option) field.value = option.value;
      } else if (field) field.value = value;
    }
  }

  let waiting = 0;
  at("zoek").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 120); });
  at("zoek").addEventListener("reset", () => setTimeout(search));
  at("zoek").addEventListener("submit", (event) => event.preventDefault());
  at("meer").addEventListener("click", more);
  restore();
  search();
})();
