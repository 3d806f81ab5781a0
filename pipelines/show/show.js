// The page's behaviour: twins light up together, lists are walked with the arrows, values are put right and saved as a
// corrections file. Without this the page can still be read, by its anchors. Text only ever becomes text.
"use strict";

const columns = JSON.parse(document.querySelector("main").dataset.kolommen);
const HEADS = ["document", "tabel", "plaats", "kolom", "staat", "wordt", "wat", "wie", "wanneer", "waarom"];
const made = new Map(); // of each row that a person judged: { struck, why, values: Map of column to right value }
let earlier = ""; // the file that is added to
let unsaved = false;

// --- A place and its value light up together.

for (const type of ["mouseover", "mouseout"]) {
  document.addEventListener(type, (event) => {
    const part = event.target.closest("[data-deel]");
    if (!part) return;
    for (const twin of document.querySelectorAll(`[data-deel="${part.dataset.deel}"]`)) {
      twin.classList.toggle("aan", type === "mouseover");
    }
  });
}

// --- Each list is one stop of the Tab key; the arrows go on from there.

function itemsOf(list) {
  const all = list.querySelectorAll("a[href], button, summary");
  return [...all].filter((item) => !item.closest("form, svg") && item.closest("[data-lijst]") === list && item.checkVisibility());
}

function makeStop(list, item) {
  for (const each of list.querySelectorAll("a[href], button, summary")) {
    if (!each.closest("form, svg")) each.tabIndex = each === item ? 0 : -1;
  }
}

for (const list of document.querySelectorAll("[data-lijst]")) {
  makeStop(list, itemsOf(list)[0] || list.querySelector("a[href], button, summary"));
  list.addEventListener("focusin", (event) => {
    const item = event.target.closest("a[href], button, summary");
    if (item && !item.closest("form, svg")) makeStop(list, item);
  });
  list.addEventListener("keydown", (event) => {
    const items = itemsOf(list);
    const at = items.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (at < 0 || to === undefined || !items[to]) return;
    event.preventDefault();
    items[to].focus();
  });
}

// A link to a row lands on its first value, so that Enter opens it.
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  const target = link && document.getElementById(link.getAttribute("href").slice(1));
  const first = target && target.querySelector("button[data-kolom]:not(.leeg)");
  if (first) setTimeout(() => first.focus(), 0);
});

// --- Search, and only what is doubtful.

const search = document.getElementById("zoek");
const onlyDoubtful = document.getElementById("alleen-twijfel");

function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const parts = document.querySelectorAll("article[data-deel]");
  let left = 0;
  for (const part of parts) {
    const text = part.textContent.toLowerCase();
    const waits = [...part.querySelectorAll(".rij.twijfel")].some((row) => !made.has(row));
    part.hidden = !(words.every((word) => text.includes(word)) && (!onlyDoubtful.checked || waits));
    left += part.hidden ? 0 : 1;
  }
  for (const page of document.querySelectorAll(".pagina, .tekst")) {
    page.hidden = (words.length > 0 || onlyDoubtful.checked) && !page.querySelector("article[data-deel]:not([hidden])");
  }
  for (const list of document.querySelectorAll("[data-lijst]")) {
    if (!itemsOf(list).some((item) => item.tabIndex === 0)) makeStop(list, itemsOf(list)[0]);
  }
  const filtered = words.length > 0 || onlyDoubtful.checked;
  document.getElementById("gevonden").textContent = filtered ? `${left} van ${parts.length} onderdelen` : "";
}
search.addEventListener("input", filter);
onlyDoubtful.addEventListener("change", filter);

// --- What a person types, as the tables take it; an Error tells what it should be.

function asTyped(text, kind) {
  const said = text.trim();
  if (said === "") {
    if (kind.leeg) return "";
    throw new Error("Dit kan niet leeg zijn.");
  }
  if (kind.soort === "decimal128" || kind.soort === "double") {
    // 1.234 is a thousand and more in Dutch, 12.50 is twelve and a half: a point parts thousands before three digits.
    const plain = said.replace(/^€\s*/, "").replace(/,-+$/, "");
    if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain)) return plain.replace(/\./g, "").replace(",", ".");
    if (/^-?\d+([.,]\d+)?$/.test(plain)) return plain.replace(",", ".");
    throw new Error("Dit moet een getal zijn, zoals 1.234,50.");
  }
  if (kind.soort === "int32" || kind.soort === "int64") {
    if (/^-?\d+$/.test(said)) return said;
    throw new Error("Dit moet een heel getal zijn.");
  }
  if (kind.soort === "date32") return asDay(said);
  if (isFormula(said)) throw new Error("Dit is een formule; typ de waarde zelf.");
  return said;
}

function asDay(said) {
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(said);
  const iso = dutch ? `${dutch[3]}-${dutch[2].padStart(2, "0")}-${dutch[1].padStart(2, "0")}` : said;
  const day = new Date(`${iso}T00:00:00Z`);
  if (/^\d{4}-\d\d-\d\d$/.test(iso) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso)) return iso;
  throw new Error("Dit moet een dag zijn, zoals 31-12-2026.");
}

// As the reader of corrections files has it: such a line would have the whole file refused.
const isFormula = (text) => /^[=@]|^[+-](?![\d,.])/.test(text);

// --- The form beneath a row.

function element(name, settings = {}, ...inside) {
  const one = Object.assign(document.createElement(name), settings);
  one.append(...inside);
  return one;
}

function chooser(kind, value) {
  const options = kind.keuzes.map(([code, label]) => element("option", { value: code, textContent: label }));
  if (kind.leeg) options.unshift(element("option", { value: "", textContent: "(leeg)" }));
  const select = element("select", { name: "waarde" }, ...options);
  select.value = value;
  return select;
}

function inputFor(kind, value) {
  if (kind.soort.startsWith("list")) {
    const chosen = value.split("; ");
    const boxes = kind.keuzes.map(([code, label]) =>
      element("label", {}, element("input", { type: "checkbox", name: "waarde", value: code, checked: chosen.includes(code) }), label));
    return element("fieldset", {}, element("legend", { textContent: "Wordt" }), ...boxes);
  }
  const yesNo = [["ja", "ja"], ["nee", "nee"]];
  if (kind.soort === "bool") return chooser({ ...kind, keuzes: yesNo }, value);
  return kind.keuzes.length ? chooser(kind, value) : element("input", { name: "waarde", value, autocomplete: "off" });
}

function valueIn(form, kind) {
  if (!kind.soort.startsWith("list")) return asTyped(form.elements.waarde.value, kind);
  return [...form.querySelectorAll("[name=waarde]:checked")].map((box) => box.value).join("; ");
}

function close(form, button) {
  form.remove();
  button.focus();
}

function open(button) {
  const row = button.closest(".rij");
  document.querySelectorAll(".invoer").forEach((form) => form.remove());
  const column = button.dataset.kolom;
  const kind = columns[`${row.dataset.tabel}.${column}`];
  const now = made.get(row)?.values.get(column);
  const label = button.querySelector("small").textContent;
  const trouble = element("p", { role: "alert" });
  const field = inputFor(kind, now === undefined ? button.dataset.staat : now);
  const why = element("input", { name: "waarom", autocomplete: "off", value: made.get(row)?.why || "" });
  const form = element("form", { className: "invoer", noValidate: true });
  const act = (text, what) => {
    const one = element("button", { type: "button", textContent: text });
    one.addEventListener("click", () => { what(); close(form, button); });
    return one;
  };
  form.setAttribute("aria-label", `${label} verbeteren`);
  form.append(field.tagName === "FIELDSET" ? field : element("label", {}, `Wordt (${label})`, field));
  form.append(element("label", {}, "Waarom (mag leeg)", why), element("button", { type: "submit", textContent: "Zo wordt het" }));
  if (!isFormula(button.dataset.staat)) form.append(act("Klopt", () => judge(row, column, button.dataset.staat, why.value)));
  form.append(act("Hele rij klopt", () => confirmRow(row, why.value)));
  if (!row.dataset.vast) form.append(act("Rij hoort er niet", () => strike(row, why.value)));
  if (made.has(row)) form.append(act("Ongedaan maken", () => undo(row)));
  form.append(act("Annuleren", () => {}), trouble);
  if (button.dataset.dubbel) {
    form.replaceChildren(element("p", { textContent: "Deze waarde staat er op dezelfde plaats nog eens; welke van de twee bedoeld is, kan een verbetering niet zeggen." }), act("Annuleren", () => {}));
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    try {
      judge(row, column, valueIn(form, kind), why.value);
      close(form, button);
    } catch (error) {
      trouble.textContent = error.message;
    }
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(form, button);
  });
  row.append(form);
  form.querySelector("input, select, button").focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".rij > button");
  if (!button) return;
  if (button.dataset.kolom) return open(button);
  const all = button.closest(".rij").classList.toggle("alles");
  button.setAttribute("aria-expanded", String(all));
});

// --- What was judged.

function judgement(row, why) {
  if (!made.has(row)) made.set(row, { struck: false, why: "", values: new Map() });
  const one = made.get(row);
  one.struck = false;
  one.why = why.trim();
  return one;
}

function judge(row, column, right, why) {
  judgement(row, why).values.set(column, right);
  show(row);
}

function confirmRow(row, why) {
  const one = judgement(row, why);
  for (const button of row.querySelectorAll("button[data-kolom]")) {
    const { kolom, staat, dubbel } = button.dataset;
    if (staat && !dubbel && !isFormula(staat) && !one.values.has(kolom)) one.values.set(kolom, staat);
  }
  show(row);
}

function strike(row, why) {
  judgement(row, why).struck = true;
  show(row);
}

function undo(row) {
  made.delete(row);
  show(row);
}

function readable(button, right) {
  const kind = columns[`${button.closest(".rij").dataset.tabel}.${button.dataset.kolom}`];
  const labels = new Map(kind.keuzes);
  return right.split("; ").map((code) => labels.get(code) || code).join("; ") || "(leeg)";
}

function show(row) {
  const one = made.get(row);
  row.classList.toggle("weg", Boolean(one?.struck));
  for (const button of row.querySelectorAll("button[data-kolom]")) {
    const right = one?.struck ? undefined : one?.values.get(button.dataset.kolom);
    button.classList.toggle("gezet", right !== undefined);
    button.querySelector("b")?.remove();
    if (right === undefined) continue;
    const text = right === button.dataset.staat ? " ✓ klopt" : ` → ${readable(button, right)}`;
    button.append(element("b", { textContent: text }));
  }
  for (const list of document.querySelectorAll(".twijfels")) {
    const waits = [...list.querySelectorAll("li")].filter((item) => {
      const judged = made.has(document.getElementById(item.querySelector("a").getAttribute("href").slice(1)));
      item.hidden = judged;
      return !judged;
    });
    list.querySelector(".aantal").textContent = String(waits.length);
  }
  unsaved = made.size > 0;
  const count = lines("", "").length;
  document.getElementById("stand").textContent = count ? `${count} ${count === 1 ? "regel" : "regels"} om op te slaan.` : "Nog niets verbeterd.";
}

// --- The corrections file.

function lines(who, day) {
  const told = [];
  for (const row of document.querySelectorAll(".rij")) {
    const one = made.get(row);
    if (!one) continue;
    const place = JSON.parse(row.dataset.plaats);
    const line = (column, was, right, what) =>
      told.push([row.dataset.document, row.dataset.tabel, place.join(" | "), column, was, right, what, who, day, one.why]);
    if (one.struck) {
      line("", "", "", "weg");
      continue;
    }
    // What names the row comes last: after it the row has another place.
    const buttons = [...row.querySelectorAll("button[data-kolom]")].filter((button) => one.values.has(button.dataset.kolom));
    buttons.sort((a, b) => ("deelVanPlaats" in a.dataset) - ("deelVanPlaats" in b.dataset));
    for (const button of buttons) {
      const right = one.values.get(button.dataset.kolom);
      line(button.dataset.kolom, button.dataset.staat, right, "wijzig");
      if ("deelVanPlaats" in button.dataset) place[Number(button.dataset.deelVanPlaats)] = right;
    }
  }
  return told;
}

function asCsv(rows, parted) {
  const quoted = (text) => (/[",;\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  return rows.map((row) => `${row.map(quoted).join(parted)}\n`).join("");
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

document.getElementById("eerder").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  earlier = file ? (await file.text()).replace(/^\ufeff/, "") : "";
  document.getElementById("stand").textContent = file ? `Wordt aangevuld: ${file.name}.` : "";
});

document.getElementById("mand").addEventListener("submit", (event) => {
  event.preventDefault();
  const who = document.getElementById("wie");
  const state = document.getElementById("stand");
  if (!made.size) return void (state.textContent = "Nog niets verbeterd.");
  if (!who.value.trim()) {
    state.textContent = "Vul eerst uw naam in.";
    return who.focus();
  }
  const parted = earlier.split("\n")[0].includes(";") ? ";" : ",";
  const before = earlier ? earlier.replace(/\s*$/, "\n") : asCsv([HEADS], parted);
  const text = before + asCsv(lines(who.value.trim(), today()), parted);
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: "corrections.csv" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  unsaved = false;
  state.textContent = "Opgeslagen als corrections.csv; leg het naast de agenda's en lees ze opnieuw in.";
});

window.addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});
