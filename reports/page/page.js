"use strict";
(() => {
  const root = document.documentElement;
  const ranks = ["error", "warning", "note"];
  const back = document.querySelector("button.back");
  root.classList.add("js");

  const told = (number) => (number === 1 ? "1 finding" : `${number.toLocaleString("en")} findings`);

  /* Filters: within one thing any of the values chosen will do, of several things each must. */
  const wanted = (form) => {
    const chosen = new Map();
    for (const [name, value] of new FormData(form)) {
      if (value) chosen.set(name, (chosen.get(name) || new Set()).add(value));
    }
    return chosen;
  };

  const filter = (article, form) => {
    const chosen = [...wanted(form)];
    const cards = [...article.querySelectorAll("li.finding")];
    const shown = new Map();
    for (const card of cards) {
      const fits = chosen.every(([name, values]) => values.has(card.dataset[name]));
      card.classList.toggle("out", !fits);
      if (fits) shown.set(card.dataset.finding, card.dataset);
    }
    for (const ref of article.querySelectorAll(".document a.ref")) {
      ref.classList.toggle("out", !shown.has(ref.dataset.finding));
    }
    for (const mark of article.querySelectorAll(".document mark[data-findings]")) {
      const left = mark.dataset.findings.split(" ").filter((number) => shown.has(number));
      const counting = left.filter((number) => shown.get(number).state === "counts");
      const severities = (counting.length ? counting : left).map((n) => shown.get(n).severity);
      mark.classList.toggle("off", !left.length);
      mark.classList.toggle("waived", left.length > 0 && !counting.length);
      for (const rank of ranks) mark.classList.remove(rank);
      const worst = ranks.find((rank) => severities.includes(rank));
      if (worst) mark.classList.add(worst);
    }
    const counts = (states) => [...states].filter((state) => state === "counts").length;
    const whole = counts(cards.map((card) => card.dataset.state));
    const here = counts([...shown.values()].map((entry) => entry.state));
    const part = (some, all) => (shown.size === cards.length ? "" : `${some} of `) + all;
    const waived = cards.length - whole;
    const aside = waived ? `, ${part(shown.size - here, waived.toLocaleString("en"))} waived` : "";
    form.querySelector("output").value = part(here, told(whole)) + aside;
    form.querySelector("button[type=reset]").disabled = !chosen.length;
  };

  for (const article of document.querySelectorAll("article")) {
    const form = article.querySelector("form.filters");
    if (!form) continue;
    form.addEventListener("change", () => filter(article, form));
    form.addEventListener("reset", () => setTimeout(() => filter(article, form)));
    form.addEventListener("submit", (event) => event.preventDefault());
    filter(article, form);
  }

  /* Jumps: what was jumped to is lit, in all its pieces, and a button leads back. */
  const light = () => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (let inside = target.closest("details"); inside; inside = inside.parentElement.closest("details")) {
      inside.open = true;
    }
    target.classList.add("lit");
    const article = target.closest("article");
    if (!article) return;
    const number = target.dataset.finding;
    if (number) {
      for (const mark of article.querySelectorAll("mark[data-findings]")) {
        if (mark.dataset.findings.split(" ").includes(number)) mark.classList.add("lit");
      }
    }
    for (const piece of article.querySelectorAll("[data-anchors]")) {
      if (piece.dataset.anchors.split(" ").includes(target.id)) piece.classList.add("lit");
    }
  };

  let depth = 0;
  let place = null;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || link.closest("nav")) return;
    const target = document.getElementById(link.getAttribute("href").slice(1));
    const form = target && target.closest("article") && target.closest("article").querySelector("form.filters");
    if (target && target.classList.contains("out") && form) form.reset();
    /* The list stands still beside the text: the text should not move when an entry is shown. */
    const list = target && target.closest(".findings");
    const still = list && getComputedStyle(list).position === "sticky" && link.closest(".document");
    place = still ? window.scrollY : null;
    depth += 1;
    back.hidden = false;
  });
  back.addEventListener("click", () => {
    depth -= 1;
    if (depth <= 0) back.hidden = true;
    history.back();
  });
  window.addEventListener("hashchange", () => {
    if (place !== null) window.scrollTo(window.scrollX, place);
    place = null;
    light();
  });
  window.addEventListener("popstate", () => setTimeout(light));
  light();

  /* On paper everything is open. */
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const each of closed) each.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const each of closed) each.open = false;
  });
})();
