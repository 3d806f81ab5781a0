// A place and its value light up together; the file works without this too, by its anchors.
for (const type of ["mouseover", "mouseout"]) {
  document.addEventListener(type, (event) => {
    const part = event.target.closest("[data-deel]");
    if (!part) return;
    for (const twin of document.querySelectorAll(`[data-deel="${part.dataset.deel}"]`)) {
      twin.classList.toggle("aan", type === "mouseover");
    }
  });
}
