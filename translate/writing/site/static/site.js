"use strict";
(() => {
  const $ = (query, root = document) => root.querySelector(query);
  const $$ = (query, root = document) => [...root.querySelectorAll(query)];
  const root = document.body.dataset.root;
  document.documentElement.classList.add("js");

  // What the reader chose is kept, where the browser keeps anything.
  const recall = (key, area = "localStorage") => { try { return window[area].getItem(key); } catch { return null; } };
  const keep = (key, value, area = "localStorage") => { try { window[area].setItem(key, value); } catch {} };

  const make = (tag, props = {}, ...children) => {
    const node = Object.assign(document.createElement(tag), props);
    node.append(...children);
    return node;
  };

  // The paragraph at the reading line, and how much of it is above that line.
  const line = () => innerHeight * 0.3;
  const place = () => {
    if (scrollY < 40) return null;
    let found = null;
    for (const node of $$('.text [id^="p"], .title [id^="p"]')) {
      const box = node.getBoundingClientRect();
      if (!box.height) continue;
      if (box.top > line() && found) break;
      found = { id: node.id, part: Math.min(Math.max((line() - box.top) / box.height, 0), 1) };
    }
    return found;
  };
  const goTo = (spot) => {
    const node = spot && document.getElementById(spot.id);
    if (!node) return;
    const box = node.getBoundingClientRect();
    scrollTo({ top: scrollY + box.top + box.height * spot.part - line() });
  };

  // Switches: bilingual view, terms, doubts, keys.
  for (const id of ["bilingual", "terms", "doubts", "keys"]) {
    const box = document.getElementById(id);
    if (!box) continue;
    const stored = recall(id);
    if (stored !== null) box.checked = stored === "1";
    let spot;
    for (const type of ["pointerdown", "keydown", "note"]) box.parentNode.addEventListener(type, () => { spot = place(); });
    box.addEventListener("change", () => {
      keep(id, box.checked ? "1" : "0");
      if (id === "bilingual") { rove(); goTo(spot); }
      reach();
    });
    const reach = () => { if (id === "terms") for (const term of $$("a.t")) term.tabIndex = box.checked ? 0 : -1; };
    reach();
  }

  // Language: the same paragraph in the other page.
  const links = $$("a[data-lang]");
  for (const link of links) {
    link.addEventListener("click", () => {
      const spot = place();
      link.hash = spot ? spot.id : "";
      if (spot) keep("place", JSON.stringify(spot), "sessionStorage");
    });
  }
  const nextLanguage = () => {
    const at = links.findIndex((link) => link.hasAttribute("aria-current"));
    if (links.length > 1) links[(at + 1) % links.length].click();
  };
  const spot = JSON.parse(recall("place", "sessionStorage") || "{}");
  keep("place", "{}", "sessionStorage");
  if (links.length && location.hash === `#${spot.id}`) {
    goTo(spot);
    addEventListener("load", () => goTo(spot));
  }

  // Counterparts: a sentence and its translation light up together.
  const bilingual = $("#bilingual");
  const on = () => bilingual && bilingual.checked;
  const light = (name) => {
    for (const node of $$(".s.on")) node.classList.remove("on");
    if (name && on()) for (const node of $$(`.s[data-s="${name}"]`)) node.classList.add("on");
  };
  const sentences = $$(":is(.text, .title, .dateline) .s").filter((node, i, all) =>
    !node.closest(".o") && (i === 0 || all[i - 1].dataset.s !== node.dataset.s));
  function rove(to = null) {
    const stop = to || sentences.find((node) => node.tabIndex === 0) || sentences[0];
    for (const node of sentences) {
      if (!on()) node.removeAttribute("tabindex");
      else node.tabIndex = node === stop ? 0 : -1;
    }
    if (!on()) light("");
  }
  rove();
  let pinned = "";
  document.addEventListener("mouseover", (event) => {
    const node = event.target.closest(".s");
    if (on()) light(node ? node.dataset.s : pinned);
  });
  document.addEventListener("focusin", (event) => {
    const node = event.target.closest(".s");
    pinned = node ? node.dataset.s : "";
    light(pinned);
    if (node && sentences.includes(node)) rove(node);
  });
  document.addEventListener("click", (event) => {
    const node = event.target.closest(".s");
    if (!on() || event.target.closest("a") || String(getSelection())) return;
    pinned = node ? node.dataset.s : "";
    light(pinned);
  });
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = sentences.indexOf(event.target);
    if (!step || at < 0) return;
    const next = sentences[at + step];
    if (!next) return;
    event.preventDefault();
    next.tabIndex = 0;
    next.focus({ preventScroll: true });
    const box = next.getBoundingClientRect();
    if (box.top < 80 || box.bottom > innerHeight - 40) next.scrollIntoView({ block: "center" });
  });

  // A term's card: what the list at the foot of the page says of it, beside the word.
  let card, owner, timer, quiet;
  const closeCard = () => {
    if (!card) return;
    const back = card.contains(document.activeElement) ? owner : null;
    card.remove();
    owner.removeAttribute("aria-describedby");
    owner.classList.remove("on");
    card = owner = null;
    quiet = true;
    if (back) back.focus();
    quiet = false;
  };
  const openCard = (term) => {
    clearTimeout(timer);
    if (owner === term) return;
    closeCard();
    const entry = document.getElementById(term.hash.slice(1));
    if (!entry || !$("#terms").checked) return;
    card = make("div", { className: "card", id: "card" });
    for (const part of entry.children) {
      const copy = make(part.tagName === "DT" ? "b" : "span", { className: part.className, dir: part.dir, lang: part.lang });
      copy.append(...[...part.childNodes].map((node) => node.cloneNode(true)));
      card.append(copy);
    }
    document.body.append(card);
    owner = term;
    term.classList.add("on");
    term.setAttribute("aria-describedby", "card");
    const at = term.getClientRects()[0];
    const width = document.documentElement.clientWidth;
    const below = at.bottom + card.offsetHeight + 12 < innerHeight;
    card.style.left = `${scrollX + Math.max(8, Math.min(at.left, width - card.offsetWidth - 8))}px`;
    card.style.top = `${scrollY + (below ? at.bottom + 4 : at.top - card.offsetHeight - 4)}px`;
    card.addEventListener("mouseenter", () => clearTimeout(timer));
    card.addEventListener("mouseleave", closeSoon);
    card.addEventListener("focusout", closeSoon);
  };
  const closeSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { if (card && !card.contains(document.activeElement) && owner !== document.activeElement) closeCard(); }, 250);
  };
  for (const term of $$("a.t")) {
    term.addEventListener("mouseenter", () => { clearTimeout(timer); timer = setTimeout(openCard, 120, term); });
    term.addEventListener("mouseleave", closeSoon);
    term.addEventListener("focus", () => quiet || openCard(term));
    term.addEventListener("blur", closeSoon);
    term.addEventListener("click", (event) => {
      openCard(term);
      if (!card) return;
      event.preventDefault();
      // A click without a pointer came from the keyboard.
      if (!event.detail) $("a", card)?.focus();
    });
  }
  document.addEventListener("pointerdown", (event) => { if (card && !card.contains(event.target) && event.target !== owner) closeCard(); });

  // Single keys, which can be switched off.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return closeCard();
    if (event.target.closest("input:not([type=checkbox]), select") || event.ctrlKey || event.metaKey || event.altKey || !$("#keys").checked) return;
    const id = { b: "bilingual", t: "terms", d: "doubts" }[event.key];
    const box = id && document.getElementById(id);
    const field = $("#q, #f");
    if (box) { box.parentNode.dispatchEvent(new Event("note")); box.click(); }
    else if (event.key === "l") nextLanguage();
    else if (event.key === "/" && field) { event.preventDefault(); field.focus(); }
  });

  // Words without accents, case and kinds of apostrophe, letter for letter.
  const fold = (text) => text.replace(/İ/g, "I").toLowerCase()
    .replace(/[\u00c0-\u024f\u0370-\u04ff\u1e00-\u1fff]/g, (c) => c.normalize("NFD")[0]).replace(/[’ʼ]/g, "'");
  const wordsOf = (text) => fold(text).split(/[\s,;:.!?"«»“”()]+/).filter(Boolean);
  // A word counts where it begins one; in scripts without spaces anywhere.
  const starts = (text, at, word) => word > "\u2e80" || at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]);
  const find = (text, word) => {
    let at = text.indexOf(word);
    while (at >= 0 && !starts(text, at, word)) at = text.indexOf(word, at + 1);
    return at;
  };

  // Search: the index is a script, added when the field is first used.
  const form = $("#search");
  if (form) {
    const field = $("#q"), found = $("#found"), list = $("#list"), status = $("#status"), words = form.dataset;
    let index = null, asked = false;
    window.siteIndex = (rows) => {
      index = rows.map(([url, title, date, summary, text]) => ({ url, title, date, text, folded: fold(text), head: fold(title) }));
      search();
    };
    const load = () => {
      if (asked) return;
      asked = true;
      document.head.append(make("script", { src: words.index, onerror: () => { status.textContent = words.fail; asked = false; } }));
    };
    const score = (page, terms) => {
      let sum = 0;
      for (const term of terms) {
        const head = find(page.head, term), body = find(page.folded, term);
        if (head < 0 && body < 0) return 0;
        sum += (head >= 0 ? 10 : 0) + (body >= 0 ? 1 + 1 / (1 + body / 500) : 0);
      }
      return sum;
    };
    const marked = (text, terms) => {
      const out = make("span"), folded = fold(text);
      const any = new RegExp(terms.map((term) => term.replace(/[^\p{L}\p{N}]/gu, "\\$&")).join("|"), "g");
      let at = 0;
      for (const { 0: word, index: hit } of folded.matchAll(any)) {
        if (starts(folded, hit, word)) out.append(text.slice(at, hit), make("mark", { textContent: text.slice(hit, at = hit + word.length) }));
      }
      out.append(text.slice(at));
      return out;
    };
    // The paragraph with most of the words.
    const snippet = (page, terms) => {
      const lines = page.folded.split("\n");
      const counts = lines.map((text) => terms.filter((term) => find(text, term) >= 0).length);
      const best = counts.indexOf(Math.max(...counts));
      const text = page.text.split("\n")[best];
      const first = find(lines[best], terms.find((term) => find(lines[best], term) >= 0) || terms[0]);
      const from = first > 80 ? text.lastIndexOf(" ", first - 60) + 1 : 0;
      const end = text.length > from + 240 ? text.lastIndexOf(" ", from + 240) : text.length;
      const cut = (from ? "… " : "") + text.slice(from, end > from ? end : from + 240) + (end < text.length ? " …" : "");
      return { cut, hash: counts[best] ? `#p${best}` : "" };
    };
    const item = (page, terms) => {
      const { cut, hash } = snippet(page, terms);
      return make("li", {}, make("h2", {}, make("a", { href: root + encodeURI(page.url).replace(/[?#]/g, encodeURIComponent) + hash }, marked(page.title, terms))),
        make("p", { className: "snippet" }, marked(cut, terms)), make("p", { className: "meta", textContent: page.date }));
    };
    const search = () => {
      const terms = wordsOf(field.value);
      found.hidden = !terms.length;
      list.hidden = !!terms.length;
      status.textContent = "";
      found.replaceChildren();
      if (!terms.length) return;
      load();
      if (!index) { status.textContent = words.wait; return; }
      const hits = index.map((page) => [score(page, terms), page]).filter(([sum]) => sum).sort((a, b) => b[0] - a[0]).map(([, page]) => page);
      status.textContent = !hits.length ? words.none : hits.length === 1 ? words.one : words.many.replace("{n}", hits.length);
      const results = make("ol", { className: "list" });
      const more = make("button", { type: "button", textContent: words.more });
      const show = () => {
        const from = results.children.length;
        results.append(...hits.slice(from, from + 30).map((page) => item(page, terms)));
        more.hidden = results.children.length >= hits.length;
        if (from) results.children[from].querySelector("a").focus();
      };
      more.addEventListener("click", show);
      found.append(results, more);
      show();
    };
    let wait = 0;
    field.addEventListener("focus", load, { once: true });
    field.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(search, 80); });
    form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
    if (field.value) search();

    // Order: by title in one list, or back as it was.
    const groups = $$("#list > ol").map((ol) => [ol, [...ol.children]]);
    $("#order")?.addEventListener("change", (event) => {
      const byTitle = event.target.value === "title";
      for (const node of $$("#list > h2")) node.hidden = byTitle;
      if (byTitle) {
        const title = (li) => li.firstElementChild.textContent;
        groups[0][0].append(...groups.flatMap(([, items]) => items).sort((a, b) => title(a).localeCompare(title(b))));
      } else for (const [ol, items] of groups) ol.append(...items);
    });
  }

  // The glossary's filter.
  const filter = $("#filter");
  if (filter) {
    const entries = $$(".concepts > div").map((node) => [node, fold($$("dt, .other, .def", node).map((part) => part.textContent).join(" "))]);
    const apply = () => {
      const terms = wordsOf($("#f").value);
      let count = 0;
      for (const [node, text] of entries) {
        node.hidden = !terms.every((term) => text.includes(term));
        count += !node.hidden;
      }
      $("#status").textContent = terms.length ? (count === 1 ? filter.dataset.one : filter.dataset.many.replace("{n}", count)) : "";
    };
    $("#f").addEventListener("input", apply);
    filter.addEventListener("submit", (event) => event.preventDefault());
    if ($("#f").value) apply();
  }
})();
